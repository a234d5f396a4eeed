import asyncio

from qdrant_client import QdrantClient, models


class Feed:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def start(self) -> None:
        self.client.create_collection("feed", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def push(self, id: int) -> None:
        self.client.upsert("feed", points=[models.PointStruct(id=id, vector=[0.5])])

    async def push_later(self, id: int) -> None:
        await asyncio.sleep(0)
        self.push(id)

    def ids(self) -> list[int]:
        return [r.id for r in self.client.scroll("feed")[0]]
