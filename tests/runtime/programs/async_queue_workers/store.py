from qdrant_client import QdrantClient, models


class Store:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def create(self):
        self.client.create_collection("q", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def save(self, item):
        self.client.upsert("q", [models.PointStruct(id=item, vector=[1.0])])

    def count(self):
        return self.client.count("q").count
