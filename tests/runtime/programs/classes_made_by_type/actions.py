from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

client = QdrantClient(":memory:")


def make(name):
    client.create_collection(name, vectors_config=VectorParams(size=2, distance=Distance.DOT))
    return name


def size(self):
    return client.count(self.name).count


def action(label, **members):
    return type(label, (), {"make": staticmethod(make), "size": size, **members})
