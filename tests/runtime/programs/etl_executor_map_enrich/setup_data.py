from qdrant_client import QdrantClient, models


def build(client: QdrantClient) -> None:
    client.create_collection("names", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("names", [models.PointStruct(id=i, vector=[1.0], payload={"name": n}) for i, n in enumerate(["x", "y", "z"])])
