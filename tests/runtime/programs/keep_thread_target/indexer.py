import queue
import threading

from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct


class Indexer:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name
        self.inbox: queue.Queue = queue.Queue()
        self.thread = threading.Thread(target=self._work)

    def _work(self):
        while (item := self.inbox.get()) is not None:
            self.client.upsert(self.name, points=[PointStruct(id=item, vector=[1.0])])

    def start(self):
        self.thread.start()

    def stop(self):
        self.inbox.put(None)
        self.thread.join()
