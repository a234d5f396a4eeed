from qdrant_client import QdrantClient

from worker import Worker

client = QdrantClient(":memory:")
worker = Worker(client, ["a", "b"])
worker.start()
worker.join()
print(worker.results, len(client.get_collections().collections))
