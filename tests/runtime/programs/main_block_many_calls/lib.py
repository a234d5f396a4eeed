from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def create(name):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


def insert(name, *ids):
    client.upsert(name, points=[models.PointStruct(id=i, vector=[1.0]) for i in ids])


def size(name):
    return client.count(name).count
