from qdrant_client import QdrantClient, models


def real() -> int:
    client = QdrantClient(":memory:")
    client.create_collection("x", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return client.count("x").count
