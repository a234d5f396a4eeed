from qdrant_client import QdrantClient, models


class Box:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.client.create_collection("b", vectors_config={})

    def put(self, id, value):
        self.client.upsert("b", [models.PointStruct(id=id, vector={}, payload={"v": value})])

    def __len__(self):
        return self.client.count("b").count

    def __contains__(self, id):
        return bool(self.client.retrieve("b", [id]))

    def __getitem__(self, id):
        return self.client.retrieve("b", [id])[0].payload["v"]
