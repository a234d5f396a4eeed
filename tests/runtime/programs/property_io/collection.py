from qdrant_client import QdrantClient, models


class Collection:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name

    @property
    def size(self) -> int:
        return self.client.count(self.name).count

    @property
    def exists(self) -> bool:
        return self.client.collection_exists(self.name)

    @property
    def label(self) -> str:
        return self.name.title()

    def ensure(self):
        if not self.exists:
            self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return self

    def grow(self, n):
        start = self.size
        self.client.upsert(self.name, points=[models.PointStruct(id=start + i, vector=[1.0]) for i in range(n)])
        return self.size - start
