from __future__ import annotations

from qdrant_client import AsyncQdrantClient, QdrantClient
from qdrant_client.models import PointStruct

from askdocs.settings import Settings


def sync_client(settings: Settings) -> QdrantClient:
    return QdrantClient(url=settings.qdrant_url)


class SyncStore:
    def __init__(self, client: QdrantClient, collection: str) -> None:
        self.client = client
        self.collection = collection

    def search(self, vector: list[float], limit: int) -> list[dict]:
        hits = self.client.query_points(self.collection, query=vector, limit=limit).points
        return [hit.payload for hit in hits]

    def add(self, points: list[PointStruct]) -> None:
        self.client.upsert(self.collection, points=points)


class AsyncStore:
    def __init__(self, client: AsyncQdrantClient, collection: str) -> None:
        self.client = client
        self.collection = collection

    async def search(self, vector: list[float], limit: int) -> list[dict]:
        found = await self.client.query_points(self.collection, query=vector, limit=limit)  # ok
        return [hit.payload for hit in found.points]

    async def add(self, points: list[PointStruct]) -> None:
        await self.client.upsert(self.collection, points=points)  # ok


class MemoryStore:
    def __init__(self) -> None:
        self.points: list[PointStruct] = []

    def search(self, vector: list[float], limit: int) -> list[dict]:
        return [point.payload for point in self.points[:limit]]

    def add(self, points: list[PointStruct]) -> None:
        self.points.extend(points)
