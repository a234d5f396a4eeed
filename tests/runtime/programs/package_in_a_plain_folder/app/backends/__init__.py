from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def fill(names):
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    points = [models.PointStruct(id=i, vector=[i, 1], payload={"name": n}) for i, n in enumerate(names)]
    client.upsert("docs", points=points)


def total():
    return client.count("docs").count
