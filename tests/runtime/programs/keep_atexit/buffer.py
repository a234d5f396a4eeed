import atexit

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Buffer:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name
        self.pending = []
        atexit.register(self.flush)

    def open(self):
        self.client.create_collection(self.name, vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def add(self, id):
        self.pending.append(PointStruct(id=id, vector=[1.0]))

    def flush(self):
        if self.pending:
            self.client.upsert(self.name, points=self.pending)
            print("flushed", len(self.pending), self.client.count(self.name).count)
            self.pending = []
