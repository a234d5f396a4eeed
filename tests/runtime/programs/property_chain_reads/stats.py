from qdrant_client import QdrantClient, models


class Stats:
    def __init__(self, name: str):
        self.name = name
        self.client = QdrantClient(":memory:")

    def fill(self, n: int) -> None:
        self.client.create_collection(self.name, vectors_config={})
        self.client.upsert(self.name, [models.PointStruct(id=i, vector={}) for i in range(n)])

    @property
    def size(self) -> int:
        return self.client.count(self.name).count

    @property
    def empty(self) -> bool:
        return self.size == 0

    @property
    def summary(self) -> str:
        return f"{self.name}: {self.size} points, status {self.health}"

    @property
    def health(self) -> str:
        return self.client.get_collection(self.name).status.value
