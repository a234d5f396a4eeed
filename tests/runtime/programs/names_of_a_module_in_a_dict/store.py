from qdrant_client import QdrantClient


def make(n):
    return QdrantClient(":memory:")


class Cleaner:
    def __init__(self, client: QdrantClient):
        self.client = client

    def remaining(self):
        return len(self.client.get_collections().collections)
