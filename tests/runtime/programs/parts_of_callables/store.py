import functools

from qdrant_client import QdrantClient, models


def traced(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        print("call", f.__name__)
        return f(*args, **kwargs)

    return inner


class Store:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def setup(self) -> None:
        self.client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def total(self, name: str) -> int:
        return self.client.count(name).count


@traced
def total(store: Store, name: str) -> int:
    return store.total(name)
