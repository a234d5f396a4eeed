import importlib
from qdrant_client import models

qdrant_client = importlib.import_module("qdrant_client")


class Index:
    def __init__(self, client, name):
        self.client = client
        self.name = name

    @classmethod
    def open(cls, name, **options):
        client = qdrant_client.QdrantClient(**options)
        return cls(client, name)

    def seed(self, words):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(self.name, points=[
            models.PointStruct(id=n, vector=[float(len(w))], payload={"w": w}) for n, w in enumerate(words)])

    def search(self, w):
        return [p.payload["w"] for p in self.client.query_points(self.name, query=[float(len(w))], limit=1).points]

    def purge(self):
        self.client.delete_collection(self.name)
        return self.client.collection_exists(self.name)


def open_index(name):
    return Index.open(name, location=":memory:")
