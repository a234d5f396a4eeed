from qdrant_client import QdrantClient, models
from ready import ready


class A:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    @ready
    def total(self, name):
        return self.client.count(name).count


class Box:
    def count(self, name):
        return self


class B:
    def __init__(self):
        self.client = A().client
        self.box = Box()

    @ready
    def other(self, name):
        return self.box.count(name) is self.box


print(A().total("c"), B().other("c"))
