from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from qdrant_client import AsyncQdrantClient, models


@dataclass
class Store:
    url: str
    name: str = "docs"
    _client: Optional[AsyncQdrantClient] = field(default=None, init=False)

    @property
    def client(self) -> AsyncQdrantClient:
        if self._client is None:
            self._client = AsyncQdrantClient(url=self.url)
        return self._client

    async def ensure(self, size: int) -> None:
        if not self.client.collection_exists(self.name):  # BLOCKS: QAM603
            await self.client.create_collection(self.name)  # ok
        if not await self.client.collection_exists(self.name):  # ok
            self.client.create_collection(self.name, vectors_config=models.VectorParams(size=size, distance="Dot"))  # BLOCKS: QAM601

    async def add(self, points: list[models.PointStruct]) -> None:
        await self.client.upload_points(self.name, points)  # BLOCKS: QAM602
        self.client.upload_points(self.name, points)  # BLOCKS: QAM309
        await self.client.upsert(self.name, points)  # ok

    async def count(self) -> int:
        return (await self.client.count(self.name)).count  # ok

    def close(self):
        return self.client.close()

    def plain(self) -> str:
        return self.name.upper()

    def cached(self) -> "Store":
        return self
