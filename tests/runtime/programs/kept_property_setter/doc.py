from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


class Doc:
    def __init__(self, id):
        self.id = id
        client.create_collection("d", vectors_config={})
        client.upsert("d", [models.PointStruct(id=id, vector={}, payload={"title": ""})])

    @property
    def title(self):
        return client.retrieve("d", [self.id])[0].payload["title"]

    @title.setter
    def title(self, value):
        client.set_payload("d", {"title": value}, points=[self.id])
