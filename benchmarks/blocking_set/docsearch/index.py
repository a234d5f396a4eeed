from __future__ import annotations

import asyncio
import functools
import threading
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from fastembed import TextEmbedding
from openai import OpenAI
from qdrant_client import AsyncQdrantClient, QdrantClient, models


class Index:
    def __init__(self, client: AsyncQdrantClient, name: str = "docs") -> None:
        self.client = client
        self.name = name

    async def exists(self) -> bool:
        return await self.client.collection_exists(self.name)  # ok

    async def size(self) -> int:
        return (await self.client.count(self.name)).count  # ok

    def push(self, points: Iterable[models.PointStruct]) -> None:
        self.client.upload_points(self.name, points)

    def search(self, vector: list[float]) -> Awaitable[Any]:
        return self.client.query_points(self.name, query=vector)

    async def __aenter__(self) -> Index:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.client.close()  # ok


class OldIndex:
    def __init__(self, url: str) -> None:
        self.client = QdrantClient(url=url)

    def search(self, vector: list[float]) -> list:
        return self.client.query_points("docs", query=vector).points

    def filter(self, word: str) -> models.Filter:
        return models.Filter(must=[models.FieldCondition(key="w", match=models.MatchValue(value=word))])


class Embedding:
    def __init__(self) -> None:
        self.lock = threading.Lock()

    @functools.cached_property
    def engine(self) -> TextEmbedding:
        return TextEmbedding("bge")

    def embed(self, texts: list[str]) -> Iterable:
        with self.lock:
            return self.engine.embed(texts)

    def embed_one(self, text: str) -> list[float]:
        return next(iter(self.embed([text]))).tolist()


@dataclass
class Step:
    name: str
    run: Callable[[str], Any]
    after: list[Step] = field(default_factory=list)

    def go(self, text: str) -> Any:
        out = self.run(text)
        for step in self.after:
            out = step.go(out)
        return out


def chunks(text: str) -> list[str]:
    return text.split("\n\n")


def caption(text: str) -> str:
    return OpenAI().chat.completions.create(model="x", messages=[{"role": "user", "content": text}]).choices[0].message.content


light = Step("light", chunks, [Step("upper", str)])
heavy = Step("heavy", str.strip, [Step("caption", caption)])


def from_sync(coroutine: Any) -> Any:
    return asyncio.run(coroutine)


def from_thread(loop: asyncio.AbstractEventLoop, coroutine: Any) -> Any:
    return asyncio.run_coroutine_threadsafe(coroutine, loop).result()


def spawn(coroutine: Any) -> asyncio.Task:
    return asyncio.get_running_loop().create_task(coroutine)


class Mixed:
    def __init__(self, sync: bool = False) -> None:
        self.sync = sync
        self.old = OldIndex("http://x")
        self.new = Index(AsyncQdrantClient(url="http://x"))

    async def search(self, vector: list[float]) -> Any:
        if self.sync:
            return self.old.search(vector)  # BLOCKS: QAM310
        return await self.new.search(vector)  # ok
