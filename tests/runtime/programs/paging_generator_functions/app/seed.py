from qdrant_client import QdrantClient, models


def seed(client: QdrantClient) -> None:
    client.create_collection("texts", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("texts", [models.PointStruct(id=i, vector=[1.0], payload={"text": "x" * (i % 5)}) for i in range(8)])
