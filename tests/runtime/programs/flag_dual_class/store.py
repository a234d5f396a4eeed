import os

from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, name: str) -> None:
        self.client = QdrantClient(url=os.environ["QDRANT_URL"])
        self.name = name

    def exists(self) -> bool:
        return self.client.collection_exists(self.name)

    def size(self) -> int:
        """How many points.

        None before it was filled.
        """
        if not self.exists():
            return 0
        return self.client.count(self.name).count

    def fill(self, n: int) -> int:
        if not self.exists():
            self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(self.name, points=[models.PointStruct(id=i, vector=[1.0]) for i in range(n)], wait=True)
        return self.size()
