from qdrant_client import QdrantClient, models


class Repo:
    def __init__(self, client: QdrantClient, collection: str):
        self.client, self.collection = client, collection

    def init(self):
        self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def put(self, text: str) -> int:
        id = self.size()
        self.client.upsert(self.collection, [models.PointStruct(id=id, vector=[1.0], payload={"text": text})])
        return id

    def size(self) -> int:
        return self.client.count(self.collection).count
