from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def fill(self, name: str, n: int) -> int:
        self.client.create_collection(name, models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])
        return self.size(name)

    def size(self, name: str) -> int:
        return self.client.count(name).count
