from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

client = QdrantClient(":memory:")
client.create_collection("first", vectors_config=VectorParams(size=1, distance=Distance.DOT))


def names():
    return [c.name for c in client.get_collections().collections]


print("first sees", names())
