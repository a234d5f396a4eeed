from qdrant_client import AsyncQdrantClient, models


class Live:
    def __init__(self):
        self.client = AsyncQdrantClient(":memory:")

    async def start(self):
        await self.client.create_collection("live", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    async def put(self, id):
        await self.client.upsert("live", [models.PointStruct(id=id, vector=[1.0])])

    async def ids(self):
        return [r.id for r in (await self.client.scroll("live"))[0]]

    async def stop(self):
        await self.client.close()
