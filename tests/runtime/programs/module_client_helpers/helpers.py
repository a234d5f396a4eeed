from qdrant_client.models import Distance, PointStruct, VectorParams

from vectordb import qdrant

__all__ = ["make", "fill", "size", "drop", "exists"]


def make(name):
    qdrant.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def fill(name, n):
    qdrant.upsert(name, points=[PointStruct(id=i, vector=[i]) for i in range(n)])


def size(name):
    return qdrant.count(name).count


def drop(name):
    return qdrant.delete_collection(name)


def exists(name):
    return qdrant.collection_exists(name)
