from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointIdsList, PointStruct, VectorParams


class Vault:
    _instance = None
    client: QdrantClient

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = QdrantClient(":memory:")
        return cls._instance

    def open(self, name):
        if not self.client.collection_exists(name):
            self.client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
        self.name = name
        return self

    def keep(self, ids):
        self.client.upsert(self.name, [PointStruct(id=i, vector=[i]) for i in ids])

    def lose(self, ids):
        self.client.delete(self.name, points_selector=PointIdsList(points=list(ids)))

    def ids(self):
        return sorted(r.id for r in self.client.scroll(self.name, limit=50)[0])
