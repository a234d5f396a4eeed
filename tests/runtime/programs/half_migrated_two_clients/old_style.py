from qdrant_client import QdrantClient, models


def cold(client: QdrantClient, name: str) -> int:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert(name, points=[models.PointStruct(id=i, vector=[0.1]) for i in (1, 2)])
    return client.count(name).count
