from qdrant_client import QdrantClient, models


class VectorStore:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def upsert(self, name, ids):
        if not self.client.collection_exists(name):
            self.client.create_collection(name, vectors_config={})
        self.client.upsert(name, [models.PointStruct(id=i, vector={}) for i in ids])

    def count(self, name):
        return self.client.count(name).count
