from __future__ import annotations

from itertools import count
from typing import Protocol

from qdrant_client import QdrantClient, models

from .messages import Message
from .text import features


class Memory(Protocol):
    def add(self, message: Message) -> int: ...

    def search(self, text: str, limit: int = 1) -> list[Message]: ...


class NoMemory:
    def add(self, message: Message) -> int:
        return 0

    def search(self, text: str, limit: int = 1) -> list[Message]:
        return []


class QdrantMemory:
    def __init__(self, client: QdrantClient) -> None:
        self._client = client
        self._ids = count(1)
        self._made = False

    def _ensure(self) -> None:
        if self._made:
            return
        self._client.create_collection("memory", vectors_config=models.VectorParams(size=6, distance=models.Distance.COSINE))
        self._made = True

    def add(self, message: Message) -> int:
        self._ensure()
        id = next(self._ids)
        payload = {"role": message.role, "text": message.text}
        self._client.upsert("memory", points=[models.PointStruct(id=id, vector=features(message.text), payload=payload)])
        return id

    def search(self, text: str, limit: int = 1) -> list[Message]:
        self._ensure()
        found = self._client.query_points("memory", query=features(text), limit=limit)
        return [Message(**p.payload) for p in found.points]
