from qdrant_client import QdrantClient, models

from mixins import CountingMixin, ValidatingMixin


class BaseStore:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def open(self):
        self.client.create_collection("m", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def save(self, id, vector):
        return self.client.upsert("m", [models.PointStruct(id=id, vector=vector)]).status.value

    def total(self):
        return self.client.count("m").count


class FullStore(ValidatingMixin, CountingMixin, BaseStore):
    pass


class LoudStore(FullStore):
    def save(self, id, vector):
        print("saving", id)
        return super().save(id, vector)
