from qdrant_client import QdrantClient

from metrics import logged, measured


class Store:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    @logged
    def create(self, name):
        with measured("create"):
            self.client.create_collection(name, vectors_config={})

    @logged
    def total(self, names):
        with measured("total"):
            return sum(self.client.count(n).count for n in names)
