from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct


class Batch:
    """Collects points and writes them when left without an error."""

    def __init__(self, client: QdrantClient, name: str, limit: int = 3):
        self.client, self.name, self.limit = client, name, limit
        self.buffer = []
        self.flushes = 0

    def __enter__(self):
        self.start = self.client.count(self.name).count
        return self

    def add(self, id, value):
        self.buffer.append(PointStruct(id=id, vector=[value]))
        if len(self.buffer) >= self.limit:
            self.flush()

    def flush(self):
        if not self.buffer:
            return
        self.client.upsert(self.name, points=self.buffer)
        self.buffer = []
        self.flushes += 1

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.flush()
        else:
            self.buffer.clear()
        self.end = self.client.count(self.name).count
        return exc_type is KeyError
