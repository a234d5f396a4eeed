import threading

from qdrant_client import QdrantClient, models


class QdrantManager:
    _instance = None
    _lock = threading.Lock()

    def __init__(self):
        self.client = QdrantClient(":memory:")

    @classmethod
    def get_instance(cls) -> "QdrantManager":
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = cls()
        return cls._instance

    def ensure(self, name):
        if not self.client.collection_exists(name):
            self.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def names(self):
        return sorted(c.name for c in self.client.get_collections().collections)
