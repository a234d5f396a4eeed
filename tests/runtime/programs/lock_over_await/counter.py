import threading

from qdrant_client import QdrantClient, models


class Counter:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.lock = threading.Lock()

    def open(self):
        self.client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def bump(self):
        with self.lock:
            n = self.client.count("c").count
            self.client.upsert("c", points=[models.PointStruct(id=n, vector=[1.0])])
        return n
