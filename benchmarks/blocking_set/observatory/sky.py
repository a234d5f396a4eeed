from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
from qdrant_client import AsyncQdrantClient, QdrantClient, models


class Sky:
    def __init__(self, url: str):
        self.client = AsyncQdrantClient(url)
        self.http: aiohttp.ClientSession | None = None

    async def start(self) -> Sky:
        self.http = aiohttp.ClientSession()
        return self

    async def exists(self, name: str) -> bool:
        return await self.client.collection_exists(name)  # ok

    async def stars(self, name: str) -> AsyncIterator[str]:
        points, _ = await self.client.scroll(name)  # ok
        for point in points:  # ok
            yield str(point.id)

    def later(self, name: str) -> asyncio.Task:
        return asyncio.create_task(self.exists(name))  # ok

    def soon(self, name: str):
        return self.exists(name)

    def size(self) -> int:
        return 3

    def push(self, name: str, points: list[models.PointStruct]) -> None:
        self.client.upload_points(name, points)


class Night(Sky):
    async def exists(self, name: str) -> bool:
        return bool(await super().exists(name))  # ok


class Ground:
    def __init__(self, client: QdrantClient):
        self.client = client

    def near(self, vector: list[float]):
        return self.client.query_points("sky", query=vector).points

    def all(self):
        offset = None
        while True:
            points, offset = self.client.scroll("sky", offset=offset)
            yield from points
            if offset is None:
                return

    def point(self, key: int) -> models.PointStruct:
        return models.PointStruct(id=key, vector=[])


def document(text: str) -> models.Document:
    return models.Document(text=text, model="x")
