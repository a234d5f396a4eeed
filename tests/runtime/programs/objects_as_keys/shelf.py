from qdrant_client import QdrantClient, models


class Shelf:
    def __init__(self, name):
        self.name = name
        self.client = QdrantClient(":memory:")

    def open(self, ids):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        self.client.upsert(self.name, [models.PointStruct(id=i, vector=[1.0, float(i)]) for i in ids])
        return self

    def size(self):
        return self.client.count(self.name).count


class Ledger:
    """Keeps what it is given under a key, as a list."""

    def __init__(self):
        self.rows = []

    def __setitem__(self, shelf, note):
        self.rows.append((shelf, note))

    def __delitem__(self, shelf):
        self.rows = [row for row in self.rows if row[0] is not shelf]

    def report(self):
        return [f"{shelf.name}: {note}, {shelf.size()}" for shelf, note in self.rows]
