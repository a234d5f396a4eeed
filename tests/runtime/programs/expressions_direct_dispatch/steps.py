from qdrant_client import QdrantClient, models


class Steps:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.table = {"insert": self.insert, "size": self.size}
        self.next = 0

    def create(self):
        return self.client.create_collection("s", vectors_config={})

    def insert(self):
        self.next += 1
        return self.client.upsert("s", [models.PointStruct(id=self.next, vector={})]).operation_id

    def size(self):
        return self.client.count("s").count
