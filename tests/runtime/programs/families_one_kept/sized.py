from qdrant_client import QdrantClient, models

from clients import CFG, for_sized


class Sized:
    def __init__(self):
        self.client: QdrantClient = for_sized()

    def create(self):
        self.client.create_collection("s", vectors_config=models.VectorParams(**CFG))

    def add(self, id):
        self.client.upsert("s", points=[models.PointStruct(id=id, vector=[1.0])])

    def __len__(self):
        return self.client.count("s").count
