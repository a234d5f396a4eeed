from qdrant_client import QdrantClient, models


class Shelf:
    def __init__(self, ids):
        self.client = QdrantClient(":memory:")
        self.client.create_collection("a", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        self.client.upsert("a", [models.PointStruct(id=i, vector=[1.0, float(i)]) for i in ids])

    def size(self):
        return self.client.count("a").count
