from collections import UserDict

from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, url: str) -> None:
        self.client = QdrantClient(url=url)
        self.known = UserDict(one=self.client)

    def fill(self, n: int) -> None:
        self.client.create_collection("s", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert("s", points=[models.PointStruct(id=i, vector=[1.0]) for i in range(n)], wait=True)

    def __len__(self) -> int:
        return self.client.count("s").count
