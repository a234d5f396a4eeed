import os
from functools import partialmethod

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Store:
    def __init__(self, client: QdrantClient):
        self.client = client

    def create(self, name, size=1):
        return self.client.create_collection(name, vectors_config=VectorParams(size=size, distance=Distance.DOT))

    def write(self, name, *ids, dim=1):
        self.client.upsert(name, points=[PointStruct(id=i, vector=[1.0] * dim) for i in ids])
        return len(ids)

    def size(self, name):
        return self.client.count(name).count

    create_wide = partialmethod(create, size=3)
    write_wide = partialmethod(write, dim=3)
    length = size


if os.environ.get("NEVER_SET_ANYWHERE"):

    def report(store: Store, name: str) -> str:
        return "fast"

else:

    def report(store: Store, name: str) -> str:
        return f"{name}: {store.length(name)}"


def _shout(text: str) -> str:
    return text.upper()


def loud(store: Store, name: str) -> str:
    return _shout(report(store, name))


short = report
