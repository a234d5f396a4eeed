from __future__ import annotations

from qdrant_client import AsyncQdrantClient, QdrantClient
from qdrant_client.models import PointStruct

from .base import Store


class QdrantStore(Store):
    name = "qdrant"

    def __init__(self, url: str, collection: str = "docs") -> None:
        self.client = QdrantClient(url=url)
        self.collection = collection

    def search(self, vector, limit=5):
        answer = self.client.query_points(self.collection, query=vector, limit=limit)
        return [point.payload["text"] for point in answer.points]

    def __iter__(self):
        offset = None
        while True:
            points, offset = self.client.scroll(self.collection, offset=offset)
            yield from points
            if offset is None:
                return


class AsyncQdrantStore:
    def __init__(self, url: str) -> None:
        self.client = AsyncQdrantClient(url=url)

    async def search(self, vector, limit=5):
        answer = await self.client.query_points("docs", query=vector, limit=limit)
        return [point.payload["text"] for point in answer.points]

    def load(self, texts, vectors):
        points = [PointStruct(id=n, vector=v, payload={"text": t}) for n, (t, v) in enumerate(zip(texts, vectors))]
        self.client.upload_points("docs", points)
