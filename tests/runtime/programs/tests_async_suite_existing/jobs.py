from qdrant_client import QdrantClient, models


class Jobs:
    def __init__(self, client: QdrantClient):
        self.client = client

    def submit(self, id: int) -> int:
        if not self.client.collection_exists("jobs"):
            self.client.create_collection("jobs", vectors_config={})
        self.client.upsert("jobs", [models.PointStruct(id=id, vector={})])
        return id

    def pending(self) -> int:
        return self.client.count("jobs").count
