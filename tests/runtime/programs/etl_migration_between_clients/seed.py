from qdrant_client import QdrantClient, models


def fill(client: QdrantClient, sizes: dict[str, int]) -> None:
    for name, size in sizes.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[i, 1.0], payload={"n": i}) for i in range(size)])
