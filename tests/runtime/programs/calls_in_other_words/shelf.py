import types

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Shelf:
    def __init__(self, name):
        self.client = QdrantClient(":memory:")
        self.name = name

    def open(self):
        self.client.create_collection.__call__(self.name, vectors_config=VectorParams(size=2, distance=Distance.DOT))
        return self

    def size(self):
        return self.client.count(self.name).count


def put(self, number, vector):
    self.client.upsert(self.name, points=[PointStruct(id=number, vector=vector)])
    return number


def ids(self):
    return [record.id for record in self.client.scroll(self.name)[0]]


for attribute, function in {"put": put, "ids": ids}.items():
    setattr(Shelf, attribute, function)

Small = types.new_class("Small", (Shelf,))
