from qdrant_client import QdrantClient, models


class MemoryStore:
    def __init__(self, data):
        self.data = dict(data)

    def write(self, key, value):
        self.data[key] = value

    def read(self, key):
        return self.data.get(key)


class VectorStore:
    def __init__(self, name):
        self.name = name
        self.client = QdrantClient(":memory:")

    def write(self, key, value):
        if not self.client.collection_exists(self.name):
            self.client.create_collection(self.name, vectors_config={})
        self.client.upsert(self.name, [models.PointStruct(id=key, vector={}, payload={"v": value})])

    def read(self, key):
        if not self.client.collection_exists(self.name):
            return None
        rows = self.client.retrieve(self.name, [key])
        return rows[0].payload["v"] if rows else None
