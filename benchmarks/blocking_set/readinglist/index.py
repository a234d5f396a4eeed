from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

import openai
from fastembed import TextEmbedding
from qdrant_client import AsyncQdrantClient, QdrantClient, models

Vector = list[float]
Embed = Callable[[str], Vector]


def hashed(text: str) -> Vector:
    return [float(ord(c)) for c in text[:8]]


def remote(text: str) -> Vector:
    return openai.OpenAI().embeddings.create(model="m", input=text).data[0].embedding


class Local:
    def __init__(self, name: str) -> None:
        self.name = name
        self._model: TextEmbedding | None = None

    @property
    def model(self) -> TextEmbedding:
        if self._model is None:
            self._model = TextEmbedding(self.name)
        return self._model

    def __call__(self, text: str) -> Vector:
        return next(iter(self.model.embed([text]))).tolist()

    @property
    def loaded(self) -> bool:
        return self._model is not None


class Index:
    def __init__(self, embed: Embed, client: AsyncQdrantClient | None = None) -> None:
        self.embed = embed
        self.client = client or AsyncQdrantClient("http://localhost:6333")
        self._lock = threading.RLock()
        self._pending: list[models.PointStruct] = []

    def point(self, key: int, text: str) -> models.PointStruct:
        return models.PointStruct(id=key, vector=self.embed(text), payload={"text": text})

    def hold(self, point: models.PointStruct) -> int:
        with self._lock:
            self._pending.append(point)
            return len(self._pending)

    async def flush(self) -> None:
        points, self._pending = self._pending, []
        await self.client.upsert("list", points=points)  # ok

    async def search(self, text: str) -> list[Any]:
        vector = self.embed(text)  # BLOCKS: QAM306 far
        return (await self.client.query_points("list", query=vector)).points  # ok

    async def exists(self) -> bool:
        if self.client.collection_exists("list"):  # BLOCKS: QAM603
            return True
        return await self.client.collection_exists("list")  # ok


class OldIndex:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def size(self) -> int:
        return self.client.count("list").count

    def names(self, found: Iterable[models.ScoredPoint]) -> list[str]:
        return [str(point.payload) for point in found]
