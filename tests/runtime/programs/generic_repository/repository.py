from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, Iterable, TypeVar

from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct

T = TypeVar("T")


class Repository(ABC, Generic[T]):
    client: QdrantClient
    collection: str

    @abstractmethod
    def encode(self, item: T) -> PointStruct: ...

    @abstractmethod
    def decode(self, payload: dict) -> T: ...

    def save(self, items: Iterable[T]) -> int:
        points = [self.encode(item) for item in items]
        self.client.upsert(self.collection, points=points)
        return len(points)

    def load(self, id: int) -> T | None:
        rows = self.client.retrieve(self.collection, ids=[id])
        return self.decode(rows[0].payload) if rows else None

    def __call__(self, id: int) -> T | None:
        return self.load(id)
