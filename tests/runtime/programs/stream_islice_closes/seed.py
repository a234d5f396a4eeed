from qdrant_client import QdrantClient, models
def seeded():
    client = QdrantClient(":memory:")
    for name, n in {"a": 3, "b": 1, "c": 2, "d": 3}.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[1.0], payload={"k": i % 2}) for i in range(n)])
    return client
