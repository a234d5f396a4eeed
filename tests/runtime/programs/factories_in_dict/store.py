from qdrant_client import QdrantClient, models


def describe(client: QdrantClient) -> tuple:
    client.create_collection("d", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("d", [models.PointStruct(id=1, vector=[1.0])])
    return client.count("d").count, client.get_collection("d").points_count
