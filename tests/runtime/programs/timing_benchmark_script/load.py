from qdrant_client import QdrantClient, models


def prepare(n):
    client = QdrantClient(":memory:")
    client.create_collection("b", vectors_config=models.VectorParams(size=2, distance=models.Distance.EUCLID))
    client.upsert("b", [models.PointStruct(id=i, vector=[i, -i]) for i in range(n)])
    return client


def query(client, limit):
    return [p.id for p in client.query_points("b", query=[0, 0], limit=limit).points]
