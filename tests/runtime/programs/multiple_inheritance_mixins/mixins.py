from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Core:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.log = []

    def save(self, id):
        self.log.append(f"core {id}")
        self.client.upsert("mix", points=[PointStruct(id=id, vector=[1.0])])
        return id


class Auditing(Core):
    def save(self, id):
        self.log.append(f"audit {id}")
        return super().save(id)


class Validating(Core):
    def save(self, id):
        if id < 0:
            self.log.append(f"reject {id}")
            return None
        return super().save(id)


class Store(Auditing, Validating):
    def open(self):
        self.client.create_collection("mix", vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def save_all(self, ids):
        return [self.save(id) for id in ids]


class Quiet(Validating):
    def save(self, id):
        result = Core.save(self, abs(id))
        self.log.clear()
        return result
