import asyncio

from qdrant_client import QdrantClient, models


class AsyncStore:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    async def create(self, name: str) -> None:
        await asyncio.to_thread(
            self.client.create_collection,
            name,
            vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT),
        )

    async def put(self, name: str, ids: list[int]) -> None:
        loop = asyncio.get_running_loop()
        points = [models.PointStruct(id=i, vector=[float(i)]) for i in ids]
        await loop.run_in_executor(None, lambda: self.client.upsert(name, points=points))

    async def size(self, name: str) -> int:
        loop = asyncio.get_event_loop()
        result = await loop.run_in_executor(None, self.client.count, name)
        return result.count

    async def exists(self, name: str) -> bool:
        return await asyncio.to_thread(self.client.collection_exists, name)
