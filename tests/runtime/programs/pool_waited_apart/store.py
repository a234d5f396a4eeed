from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def setup(name):
    client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))


def put(name, ids):
    client.upsert(name, [models.PointStruct(id=i, vector=[i, 1.0], payload={"n": i}) for i in ids])
    return len(ids)


def total(name):
    if name == "missing":
        raise KeyError(name)
    return client.count(name).count
