from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class PointStore:
    def __init__(self):
        self.db = QdrantClient(":memory:")

    def fill(self, rows):
        self.db.create_collection("p", vectors_config=VectorParams(size=1, distance=Distance.DOT))
        self.db.upsert("p", points=[PointStruct(id=i, vector=[1.0], payload={"t": t}) for i, t in enumerate(rows)])

    def find(self, text):
        return [r.payload["t"] for r in self.db.scroll("p")[0] if text in r.payload["t"]]

    def size(self):
        return self.db.count("p").count
