from qdrant_client import QdrantClient, models

from .retry import retry


@retry()
def ping(client: QdrantClient) -> bool:
    return client.get_collections() is not None


class Store:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.log = []

    @retry(times=2)
    def add(self, id):
        self.log.append("add")
        if not self.client.collection_exists("s"):
            self.client.create_collection("s", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
            raise ValueError("first time")
        self.client.upsert("s", [models.PointStruct(id=id, vector=[1.0])])
        return self.client.count("s").count

    @retry(times=2, errors=(ValueError, KeyError))
    def broken(self):
        self.log.append("broken")
        return self.client.count("nothing here")
