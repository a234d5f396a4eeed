from qdrant_client import QdrantClient

from cleanup import temporary, try_drop

client = QdrantClient(":memory:")
print(try_drop(client, "nothing"))
print(temporary(client, ["a", "b"]))
print(client.get_collections().collections)
