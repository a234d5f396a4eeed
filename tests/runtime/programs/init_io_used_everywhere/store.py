from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, client: QdrantClient, name: str = "default", *, size: int = 1):
        self.client = client
        self.name = name
        if not client.collection_exists(name):
            client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))
            print("created", name)

    def add(self, id: int, text: str) -> None:
        self.client.upsert(self.name, [models.PointStruct(id=id, vector=[float(len(text))])])

    def size(self) -> int:
        return self.client.count(self.name).count
