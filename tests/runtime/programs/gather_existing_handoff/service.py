import asyncio

from qdrant_client import QdrantClient, models


class Service:
    def __init__(self, client: QdrantClient):
        self.client = client

    def _write(self, id: int) -> int:
        self.client.upsert("g", points=[models.PointStruct(id=id, vector=[1.0])])
        return id

    async def write(self, id: int) -> int:
        await asyncio.sleep(0)
        return self._write(id)

    async def write_many(self, ids: list[int]) -> list[int]:
        tasks = [asyncio.create_task(self.write(id)) for id in ids]
        first = await asyncio.wait_for(self.write(100), timeout=5)
        return [first, *await asyncio.gather(*tasks)]

    async def size(self) -> int:
        return self.client.count("g").count
