import anyio
from qdrant_client import QdrantClient, models


class Relay:
    def __init__(self, client: QdrantClient):
        self.client = client

    def open(self):
        self.client.create_collection("relay", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return self

    async def send(self, id):
        await anyio.sleep(0)
        self.client.upsert("relay", points=[models.PointStruct(id=id, vector=[1.0])])

    def pending(self):
        return self.client.count("relay").count
