from qdrant_client import QdrantClient


def connect():
    return QdrantClient(":memory:")


class Store:
    def __init__(self):
        self.client = connect()

    def names(self):
        return [c.name for c in self.client.get_collections().collections]

    def first(self):
        names = self.names()
        return names[0] if names else None
