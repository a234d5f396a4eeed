from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any, Protocol

from openai import AsyncOpenAI, OpenAI
from qdrant_client import AsyncQdrantClient, QdrantClient, models
from tiktoken import encoding_for_model


class Memory(Protocol):
    async def recall(self, text: str) -> list[str]: ...

    def remember(self, text: str) -> None: ...


class VectorMemory:
    def __init__(self, client: QdrantClient, aclient: AsyncQdrantClient, llm: OpenAI) -> None:
        self.client, self.aclient, self.llm = client, aclient, llm

    def _vector(self, text: str) -> list[float]:
        return self.llm.embeddings.create(input=text, model="e").data[0].embedding

    async def recall(self, text: str) -> list[str]:
        vector = self._vector(text)  # BLOCKS: QAM306
        found = await self.aclient.query_points("m", query=vector, limit=3)  # ok
        return [p.payload["text"] for p in found.points]  # ok

    def remember(self, text: str) -> None:
        self.client.upsert("m", [models.PointStruct(id=1, vector=self._vector(text))])

    async def forget(self) -> None:
        await self.aclient.delete("m", points_selector=models.Filter())  # ok
        self.aclient.close()  # BLOCKS: QAM601

    async def search_text(self, text: str) -> Any:
        return await self.aclient.query_points("m", query=models.Document(text=text, model="x"))  # BLOCKS: QAM401

    async def grouped(self, text: str) -> dict:
        return await self.aclient.query_points_groups("m", group_by="a", query=[1.0])  # ok


class FileMemory:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.texts: list[str] = []

    async def recall(self, text: str) -> list[str]:
        return [t for t in self.texts if text in t]  # ok

    def remember(self, text: str) -> None:
        self.texts.append(text)
        with self.path.open("a") as out:
            out.write(json.dumps(text))

    def size(self) -> int:
        return len(self.texts)

    def load(self) -> None:
        self.texts = pickle.loads(self.path.read_bytes())


class NoMemory:
    async def recall(self, text: str) -> list[str]:
        return []

    def remember(self, text: str) -> None:
        return None


def tokens(text: str) -> int:
    return len(encoding_for_model("gpt").encode(text))


def async_llm() -> AsyncOpenAI:
    return AsyncOpenAI()
