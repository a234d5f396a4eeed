from qdrant_client import QdrantClient


class Sizes:
    def __init__(self, client: QdrantClient):
        self.client = client

    def size(self, name):
        return self.client.count(name).count

    def total(self, names):
        return sum(self.size(n) for n in names)
