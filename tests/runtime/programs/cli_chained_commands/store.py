import os
from qdrant_client import QdrantClient, models


class Store:
    def __init__(self) -> None:
        self.client = QdrantClient(url=os.environ.get("QDRANT_URL", "http://localhost:6333"))

    def make(self, name: str) -> None:
        if not self.client.collection_exists(name):
            self.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def put(self, name: str, number: int) -> None:
        self.client.upsert(name, points=[models.PointStruct(id=number, vector=[1.0], payload={})])

    def size(self, name: str) -> int:
        return self.client.count(name).count


_store = None


def get_store() -> Store:
    global _store
    if _store is None:
        _store = Store()
    return _store
