from qdrant_client import QdrantClient, models


class Database:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def init(self):
        self.client.create_collection("x", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def insert(self, n):
        self.client.upsert("x", [models.PointStruct(id=n, vector=[1.0])])

    def total(self):
        return self.client.count("x").count

    def close(self):
        self.client.close()
