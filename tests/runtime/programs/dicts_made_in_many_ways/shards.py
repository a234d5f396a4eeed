from qdrant_client import QdrantClient, models

names = ("a", "b")


def filled(size):
    client = QdrantClient(":memory:")
    client.create_collection("docs", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("docs", [models.PointStruct(id=n, vector=[1.0]) for n in range(size)])
    return client


def made():
    return [filled(size) for size in (1, 2)]
