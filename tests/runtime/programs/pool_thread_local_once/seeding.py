from qdrant_client import models


def seed(client):
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    client.upsert("docs", points=[models.PointStruct(id=i, vector=[1.0, i], payload={"t": f"d{i}"}) for i in range(3)])
