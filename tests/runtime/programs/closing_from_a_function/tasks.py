from qdrant_client.models import Distance, PointStruct, VectorParams


def fill(client, name, n=3):
    client.create_collection(collection_name=name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert(name, points=[PointStruct(id=i, vector=[i + 1.0]) for i in range(n)])


def count(client, name):
    return client.count(collection_name=name).count
