from qdrant_client import QdrantClient, models


def load(client: QdrantClient, name: str, n: int) -> int:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    for i in range(n):
        client.upsert(name, [models.PointStruct(id=i, vector=[1.0])])
    return client.count(name).count


def check(client: QdrantClient, name: str, n: int) -> bool:
    return client.collection_exists(name) and client.count(name).count == n
