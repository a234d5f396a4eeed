from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from fastembed import SparseTextEmbedding, TextEmbedding
from qdrant_client import AsyncQdrantClient, QdrantClient, models
from sentence_transformers import CrossEncoder

if TYPE_CHECKING:
    from collections.abc import Iterable


class Encoder(Protocol):
    def encode(self, text: str) -> list[float]: ...


class Dense:
    def __init__(self) -> None:
        self.model = TextEmbedding("bge")

    def encode(self, text: str) -> list[float]:
        return next(iter(self.model.embed([text]))).tolist()

    async def aencode(self, text: str) -> list[float]:
        return await asyncio.to_thread(self.encode, text)


class Fixed:
    def encode(self, text: str) -> list[float]:
        return [float(len(text))]


class Reranker:
    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def order(self, query: str, texts: list[str]) -> list[str]:
        scores = self._model.predict([(query, t) for t in texts])
        return [t for _, t in sorted(zip(scores, texts))]


class Shelf:
    def __init__(self, client: AsyncQdrantClient, mirror: QdrantClient) -> None:
        self.client = client
        self.mirror = mirror

    def refill(self, points: Iterable[models.PointStruct]) -> None:
        self.client.upload_points("books", points)

    def has(self, name: str) -> bool:
        return self.mirror.collection_exists(name)

    @property
    def size(self) -> int:
        return self.mirror.count("books").count

    async def count(self) -> int:
        return (await self.client.count("books")).count


def sparse(texts: list[str]) -> list[models.SparseVector]:
    model = SparseTextEmbedding("splade")
    return [models.SparseVector(indices=e.indices, values=e.values) for e in model.embed(texts)]


def run(work):
    return asyncio.run(work)
