from qdrant_client import QdrantClient, models


class Archive:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def start(self):
        self.client.create_collection("old", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def keep(self, id):
        self.client.upsert("old", [models.PointStruct(id=id, vector=[2.0])])

    def kept(self):
        return self.client.count("old").count

    def stop(self):
        self.client.close()
