from __future__ import annotations

import os
from functools import cache
from typing import Any

import openai
import qdrant_client
from qdrant_client import AsyncQdrantClient, QdrantClient, models


class Vectors:
    def __init__(self, url: str, collection: str) -> None:
        self.url = url
        self.collection = collection
        self.client = AsyncQdrantClient(url)
        self._sync: QdrantClient | None = None

    @property
    def sync(self) -> QdrantClient:
        if self._sync is None:
            self._sync = QdrantClient(self.url)
        return self._sync

    def point(self, key: int, vector: list[float], **payload: Any) -> models.PointStruct:
        return models.PointStruct(id=key, vector=vector, payload=payload)

    def where(self, repo: str) -> models.Filter:
        return models.Filter(must=[models.FieldCondition(key="repo", match=models.MatchValue(value=repo))])

    def count(self) -> int:
        return self.sync.count(self.collection).count

    async def search(self, vector: list[float], repo: str) -> list[models.ScoredPoint]:
        found = await self.client.query_points(self.collection, query=vector, query_filter=self.where(repo))  # ok
        return found.points

    async def fill(self, points: list[models.PointStruct]) -> None:
        self.client.upload_points(self.collection, points)  # BLOCKS: QAM309

    async def refill(self, points: list[models.PointStruct]) -> None:
        await self.client.upsert(self.collection, points)  # ok


class Embeddings:
    """The sync client for scripts, the async one for the server."""

    def __init__(self, model: str = "text-embedding-3-small") -> None:
        self.model = model
        self.sync = openai.OpenAI()
        self.client = openai.AsyncOpenAI()

    def embed(self, text: str) -> list[float]:
        return self.sync.embeddings.create(model=self.model, input=text).data[0].embedding

    async def aembed(self, text: str) -> list[float]:
        return (await self.client.embeddings.create(model=self.model, input=text)).data[0].embedding  # ok

    def tokens(self, text: str) -> int:
        return len(text) // 4


class FakeEmbeddings(Embeddings):
    def __init__(self) -> None:
        self.model = "fake"

    def embed(self, text: str) -> list[float]:
        return [float(len(text))]


@cache
def embeddings() -> Embeddings:
    return FakeEmbeddings() if os.environ.get("FAKE") else Embeddings()


def version() -> str:
    return getattr(qdrant_client, "__version__", "?")
