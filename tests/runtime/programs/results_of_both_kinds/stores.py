from types import SimpleNamespace

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def make_store(client: QdrantClient, name: str):
    counter = 0

    def create(size):
        client.create_collection(name, vectors_config=VectorParams(size=size, distance=Distance.COSINE))  # awaited
        return name

    def add(vector, **payload):
        nonlocal counter
        counter += 1
        client.upsert(name, [PointStruct(id=counter, vector=vector, payload=payload)])  # awaited
        return counter

    def find(vector, k=1):
        return client.query_points(name, query=vector, limit=k).points  # awaited

    def size():
        return client.count(name).count  # awaited

    return SimpleNamespace(create=create, add=add, find=find, size=size, name=name)
