from qdrant_client import QdrantClient, models


class Store:
    label = "x"

    def __init__(self, client=None):
        self.client = client or QdrantClient(":memory:")
        if not self.client.collection_exists("docs"):
            self.client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))

    def count(self):
        return self.client.count("docs").count

    def total(self, n):
        return self.count() + n


def make():
    return Store()


def size(store):
    return store.total(1)
