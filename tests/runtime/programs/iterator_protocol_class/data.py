from qdrant_client import QdrantClient, models


def open_client(n):
    client = QdrantClient(":memory:")
    client.create_collection("d", vectors_config={})
    client.upsert("d", [models.PointStruct(id=i, vector={}) for i in range(n)])
    return client
