from qdrant_client import models

from .base import Plugin


class Seed(Plugin, name="seed"):
    def execute(self, *, rows):
        self.client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))  # awaited
        self.client.upsert("docs", [models.PointStruct(id=i, vector=v, payload={"n": i * 10}) for i, v in rows])  # awaited
        return len(rows)
