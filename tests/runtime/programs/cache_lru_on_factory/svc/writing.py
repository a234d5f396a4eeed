from qdrant_client.models import Distance, PointStruct, VectorParams

from . import client as c


def create(name):
    c.get_client().create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def fill(name, n):
    c.get_client().upsert(name, [PointStruct(id=i, vector=[1.0]) for i in range(n)])
