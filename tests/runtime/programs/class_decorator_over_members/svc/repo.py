from qdrant_client import QdrantClient, models

from .base import Auditing, Base, Validating
from .deco import logged


class Stored(Base):
    def __init__(self, *, client, name):
        super().__init__()
        self.client = client
        self.name = name

    def save(self, ident, payload):
        got = super().save(ident, payload)
        self.client.upsert(self.name, [models.PointStruct(id=ident, vector=[1.0, 0.0], payload=payload)])
        return got + [self.client.count(self.name).count]


@logged
class Orders(Validating, Auditing, Stored):
    def size(self):
        return self.client.count(self.name).count

    def label(self):
        return f"{self.describe()}:{self.name}"


def build():
    client = QdrantClient(":memory:")
    client.create_collection("orders", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    return Orders(client=client, name="orders")
