from qdrant_client import QdrantClient, models


class Shelf:
    def __init__(self, client):
        self.client = client

    def size(self):
        return self.client.count("a").count

    def ids(self):
        return [point.id for point in self.client.scroll("a")[0]]


def open_shelf(ids):
    client = QdrantClient(":memory:")
    client.create_collection("a", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    client.upsert("a", [models.PointStruct(id=i, vector=[1.0, float(i)]) for i in ids])
    return Shelf(client)
