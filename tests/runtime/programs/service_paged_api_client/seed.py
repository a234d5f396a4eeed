from qdrant_client import QdrantClient, models


def make(n):
    client = QdrantClient(":memory:")
    client.create_collection("l", vectors_config={})
    client.upsert("l", [models.PointStruct(id=i, vector={}, payload={"color": ["red", "blue"][i % 2]}) for i in range(n)])
    return client
