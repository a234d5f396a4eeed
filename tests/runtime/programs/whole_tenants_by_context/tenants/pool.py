from collections import UserDict

from qdrant_client import QdrantClient


class ClientPool(UserDict):
    def __missing__(self, name):
        client = self.data[name] = QdrantClient(":memory:")
        return client

    def close_all(self):
        while self.data:
            _, client = self.data.popitem()
            client.close()


pool = ClientPool()
