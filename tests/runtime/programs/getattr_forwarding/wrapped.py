from qdrant_client import QdrantClient


class Recorded:
    def __init__(self, client: QdrantClient):
        self._client = client
        self.used = []

    def __getattr__(self, name):
        target = getattr(self._client, name)
        if callable(target):
            self.used.append(name)
        return target
