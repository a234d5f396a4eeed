from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Vectors:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def prepare(self):
        self.client.create_collection("v", vectors_config=VectorParams(size=1, distance=Distance.DOT))  # awaited
        self.client.upsert("v", points=[PointStruct(id=i, vector=[i]) for i in range(4)])  # awaited

    def lookup(self, ids):
        return [r.id for r in self.client.retrieve("v", ids=ids)]  # awaited
