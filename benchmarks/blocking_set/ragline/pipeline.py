from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass

from qdrant_client import AsyncQdrantClient, QdrantClient, models

from .embedders import AsyncOpenAIEmbedder, Cached, Embedder, HashEmbedder, LocalEmbedder, OpenAIEmbedder, build, cosine


def chunks(text: str, size: int = 100) -> Iterator[str]:
    for start in range(0, len(text), size):
        yield text[start : start + size]


def vectors(embedder: Embedder, texts: Iterable[str]) -> Iterator[list[float]]:
    for text in texts:
        yield embedder.one(text)


class Store:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def search(self, vector: list[float]) -> list[models.ScoredPoint]:
        return self.client.query_points("docs", query=vector).points

    def describe(self) -> str:
        return type(self.client).__name__


class AStore:
    def __init__(self, client: AsyncQdrantClient) -> None:
        self.client = client

    async def search(self, vector: list[float]) -> list[models.ScoredPoint]:
        return (await self.client.query_points("docs", query=vector)).points  # ok


@dataclass
class Pipeline:
    store: Store | AStore
    embedder: Embedder
    cheap: HashEmbedder

    async def run(self, text: str) -> list:
        vector = self.cheap.one(text)  # ok
        if isinstance(self.store, AStore):
            return await self.store.search(vector)  # ok
        return self.store.search(vector)  # BLOCKS: QAM310

    async def threaded(self, text: str) -> list:
        if isinstance(self.store, Store):
            return await asyncio.to_thread(self.store.search, [1.0])  # ok
        return await self.store.search([1.0])  # ok

    async def index(self, text: str) -> int:
        pieces = chunks(text)  # ok
        lazily = vectors(self.embedder, pieces)  # ok
        count = 0
        for _ in lazily:  # BLOCKS: QAM401
            count += 1
        return count

    async def index_off(self, text: str) -> list:
        lazily = vectors(self.embedder, chunks(text))  # ok
        return await asyncio.to_thread(list, lazily)  # ok


async def main() -> None:
    embedder = LocalEmbedder()  # BLOCKS: QAM401 far
    pipeline = Pipeline(Store(QdrantClient("localhost")), embedder, HashEmbedder())  # ok
    print(await pipeline.run("a"), await pipeline.index("b"))  # ok
    other = Pipeline(AStore(AsyncQdrantClient("localhost")), embedder, HashEmbedder())  # ok
    print(await other.threaded("a"))  # ok


async def compare(name: str) -> None:
    cheap = Cached(HashEmbedder())  # ok
    print(cheap.embed(["a"]), cheap.seen("a"))  # ok
    dear = Cached(OpenAIEmbedder())
    print(dear.seen("a"))  # ok
    print(dear.embed(["a"]))  # BLOCKS: QAM306 far
    built = build("hash")  # ok
    print(cosine(built.one("x"), [0.1]))  # ok
    picked = build(name)  # BLOCKS: QAM401 far
    print(picked.one("x"))  # BLOCKS: QAM306 far


async def asynchronous(embedder: AsyncOpenAIEmbedder) -> AsyncIterator[list[float]]:
    for vector in await embedder.embed(["x"]):  # ok
        yield vector


def script() -> None:
    store = Store(QdrantClient("localhost"))
    print(store.search(LocalEmbedder().one("x")))  # ok
    asyncio.run(main())
