from qdrant_client import QdrantClient, models


def load(client: QdrantClient, name: str, count: int) -> int:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert(name, [models.PointStruct(id=i, vector=[float(i)]) for i in range(count)])
    return client.count(name, exact=True).count
