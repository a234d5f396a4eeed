import threading

from qdrant_client import QdrantClient


class Worker(threading.Thread):
    def __init__(self, client: QdrantClient, names):
        super().__init__()
        self.client = client
        self.names = names
        self.results = []

    def run(self):
        for name in self.names:
            self.results.append(self.client.create_collection(name, vectors_config={}))
