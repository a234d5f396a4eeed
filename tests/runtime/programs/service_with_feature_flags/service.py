from qdrant_client import QdrantClient, models


class NoStore:
    def remember(self, text):
        return False

    def count(self):
        return 0


class Store:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.texts = []

    def remember(self, text):
        if not self.texts:
            self.client.create_collection("m", vectors_config={})
        self.texts.append(text)
        self.client.upsert("m", [models.PointStruct(id=len(self.texts), vector={}, payload={"t": text})])
        return True

    def count(self):
        return self.client.count("m").count


def make(enabled, client):
    return Store(client) if enabled else NoStore()
