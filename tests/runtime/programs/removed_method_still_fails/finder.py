from qdrant_client import QdrantClient, models


class Finder:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def setup(self):
        self.client.create_collection("f", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert("f", [models.PointStruct(id=3, vector=[1.0])])

    def find(self, vector):
        try:
            return self.client.search("f", query_vector=vector)
        except AttributeError:
            return [p.id for p in self.client.query_points("f", query=vector).points]
