from qdrant_client import QdrantClient, models


class Box:
    def __init__(self, client: QdrantClient, name: str = "box"):
        self.client, self.name = client, name

    def open(self):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def put(self, *ids):
        self.client.upsert(self.name, points=[models.PointStruct(id=i, vector=[1.0]) for i in ids])

    def has(self, id):
        return bool(self.client.retrieve(self.name, ids=[id]))
