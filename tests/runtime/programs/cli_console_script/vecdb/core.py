from qdrant_client import QdrantClient, models


def sample(client: QdrantClient) -> str:
    client.create_collection("sample", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    client.upsert("sample", points=[models.PointStruct(id=1, vector=[1.0, 1.0]), models.PointStruct(id=2, vector=[1.0, 0.0])])
    return "sample"
