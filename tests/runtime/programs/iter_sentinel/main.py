from qdrant_client import QdrantClient, models

from queue_like import Queue


def main():
    client = QdrantClient(":memory:")
    client.create_collection("q", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("q", [models.PointStruct(id=i, vector=[1], payload={"job": j}) for i, j in enumerate(["mail", "pay", "log"])])
    queue = Queue(client, "q")
    print(queue.pop())
    print(queue.drain(), queue.drain())


if __name__ == "__main__":
    main()
