import asyncio
from functools import partial

from qdrant_client import QdrantClient, models


class Repo:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    async def create(self, name):
        await asyncio.to_thread(self.client.create_collection, name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    async def add(self, name, ids):
        loop = asyncio.get_running_loop()
        points = [models.PointStruct(id=i, vector=[1.0]) for i in ids]
        result = await loop.run_in_executor(None, partial(self.client.upsert, name, points))
        return result.status.value

    async def count(self, name):
        result = await asyncio.to_thread(lambda: self.client.count(name))
        return result.count

    async def first(self, name):
        records, _ = await asyncio.to_thread(self.client.scroll, name, limit=1)
        return records[0].id
