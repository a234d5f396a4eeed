import threading

from qdrant_client import QdrantClient


class CountWorker(threading.Thread):
    def __init__(self, client: QdrantClient, names: list[str]):
        super().__init__(name="counter")
        self.client = client
        self.names = names
        self.result: dict[str, int] = {}

    def run(self):
        for name in self.names:
            self.result[name] = self.client.count(name).count
