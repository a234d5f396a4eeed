from qdrant_client import QdrantClient, models


def prepared() -> QdrantClient:
    client = QdrantClient(":memory:")
    client.create_collection("k", vectors_config=models.VectorParams(size=3, distance=models.Distance.DOT))
    return client
