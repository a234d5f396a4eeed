from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from openai import AsyncOpenAI, OpenAI

from .embedders import Embedder, FakeEmbedder, FastEmbedder, LocalEmbedder, RemoteEmbedder, Reranker, make
from .ingest import loaders
from .ingest.loaders import chunks, loader_for, parse_lines, read_table, render
from .stores.base import Store
from .stores.memory import MemoryStore
from .stores.qdrant import AsyncQdrantStore, QdrantStore

POOL = ThreadPoolExecutor(max_workers=2)


class Bot:
    def __init__(self, store: Store, embedder: Embedder) -> None:
        self.store = store
        self.embedder = embedder
        self.reranker = Reranker()  # ok

    @cached_property
    def llm(self) -> OpenAI:
        return OpenAI()

    @property
    def prompt(self) -> str:
        return Path("prompt.txt").read_text()

    async def answer(self, question: str) -> str:
        vector = self.embedder.embed_all([question])[0]  # BLOCKS: QAM401 far
        found = self.store.search(vector)  # BLOCKS: QAM310 far
        order = self.reranker.rerank(question, found)  # BLOCKS: QAM401 far
        print(self.store.label())  # ok
        text = self.prompt.format(context=found[order[0]])  # BLOCKS: QAM303
        answer = self.llm.chat.completions.create(model="gpt", messages=[{"role": "user", "content": text}])  # BLOCKS: QAM306
        return answer.choices[0].message.content

    async def best(self, vector: list[float]) -> str | None:
        return self.store.first(vector)  # BLOCKS: QAM310 far


class AsyncBot:
    def __init__(self) -> None:
        self.store = AsyncQdrantStore("http://localhost")  # ok
        self.embedder = RemoteEmbedder()  # ok
        self.llm = AsyncOpenAI()
        self.fake = FakeEmbedder()

    async def answer(self, question: str) -> str:
        vectors = await self.embedder.embed_all([question])  # ok
        found = await self.store.search(vectors[0])  # ok
        print(self.fake.embed_all(["x"]))  # ok
        answer = await self.llm.chat.completions.create(model="gpt", messages=[])  # ok
        return f"{answer} {found}"

    async def fill(self, texts: list[str]) -> None:
        vectors = await self.embedder.embed_all(texts)  # ok
        self.store.load(texts, vectors)  # BLOCKS: QAM309 far


class MemoryBot:
    def __init__(self) -> None:
        self.store = MemoryStore()

    async def find(self, vector: list[float]) -> list[str]:
        first = self.store.first([0.0])
        return self.store.search(vector)  # ok


def build(kind: str) -> Bot:
    return Bot(QdrantStore("http://localhost:6333"), make(kind))


async def main(kind: str, question: str) -> str:
    bot = build(kind)  # BLOCKS: QAM401 far
    return await bot.answer(question)  # ok


async def ingest(path: Path, embedder: FastEmbedder) -> int:
    loader = loader_for(path)  # ok
    print(loader.title())  # ok
    count = 0
    for page in loader.pages():  # BLOCKS: QAM402 far
        pieces = list(chunks(page))  # ok
        vectors = await asyncio.to_thread(embedder.embed_all, pieces)  # ok
        embedder.embed_all(pieces)  # BLOCKS: QAM401 far
        count += len(vectors)
    return count


async def tables(path: Path) -> int:
    loop = asyncio.get_running_loop()
    first = await loop.run_in_executor(POOL, read_table, path)  # ok
    second = await loop.run_in_executor(POOL, lambda: read_table(path))  # ok
    third = loaders.read_table(path)  # BLOCKS: QAM402 far
    return len(first) + len(second) + len(third) + len(parse_lines("a,b"))  # ok


async def picture(path: str) -> bytes:
    return render(path, 0)  # BLOCKS: QAM402 far


async def dump(store: QdrantStore) -> list:
    everything = list(store)  # BLOCKS: QAM310 far
    for point in store:  # BLOCKS: QAM310 far
        everything.append(point)
    return everything


async def warm() -> LocalEmbedder:
    return LocalEmbedder()  # BLOCKS: QAM401 far


async def warm_thread() -> LocalEmbedder:
    return await asyncio.to_thread(LocalEmbedder)  # ok


async def lazy(path: Path):
    pages = loader_for(path).pages()  # ok
    return await asyncio.to_thread(list, pages)  # ok
