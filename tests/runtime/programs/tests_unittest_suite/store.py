from qdrant_client import QdrantClient, models


class Numbers:
    def __init__(self, client: QdrantClient, name: str = "numbers"):
        self.client, self.name = client, name

    def open(self):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return self

    def put(self, *numbers: int):
        self.client.upsert(self.name, [models.PointStruct(id=n, vector=[float(n)]) for n in numbers])

    def has(self, n: int) -> bool:
        return bool(self.client.retrieve(self.name, [n]))

    def drop(self):
        self.client.delete_collection(self.name)
