from qdrant_client import QdrantClient, models


def seed(vectors):
    client = QdrantClient(":memory:")
    for name, values in vectors.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[v]) for i, v in enumerate(values)])
    return client
