from qdrant_client import QdrantClient


class Db:
    def __init__(self, client: QdrantClient):
        self.client = client

    def __getattr__(self, name):
        raise AttributeError(name)


def connect() -> Db:
    return Db(QdrantClient(":memory:"))
