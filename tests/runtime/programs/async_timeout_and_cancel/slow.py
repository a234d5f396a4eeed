import asyncio

from qdrant_client import QdrantClient, models


class Slow:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.undone = 0

    def setup(self):
        self.client.create_collection("s", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def _put(self, id):
        self.client.upsert("s", [models.PointStruct(id=id, vector=[1.0])])
        return self.client.count("s").count

    async def work(self, id):
        return self._put(id)

    async def hang(self):
        try:
            await asyncio.sleep(10)
        finally:
            self.undone = self._put(2)
