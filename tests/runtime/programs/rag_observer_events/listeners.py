from qdrant_client import QdrantClient, models


class Audit:
    def __init__(self, bus):
        self.lines = []
        bus.subscribe("created", self.note)
        bus.subscribe("removed", self.note)

    def note(self, id):
        self.lines.append(id)


class Indexer:
    def __init__(self, bus):
        self.client = QdrantClient(":memory:")
        self.ready = False
        bus.subscribe("created", self.add)
        bus.subscribe("removed", self.drop)

    def add(self, id):
        if not self.ready:
            self.client.create_collection("b", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
            self.ready = True
        self.client.upsert("b", [models.PointStruct(id=id, vector=[1.0])])

    def drop(self, id):
        self.client.delete("b", [id])

    def size(self):
        return self.client.count("b").count
