from __future__ import annotations

import threading
from functools import cached_property
from typing import ClassVar, Optional

from qdrant_client import QdrantClient, models


class Singleton:
    _instance: ClassVar[Optional["Singleton"]] = None
    _guard: ClassVar[threading.Lock] = threading.Lock()

    @classmethod
    def instance(cls):
        if cls._instance is None:
            with cls._guard:
                if cls._instance is None:
                    cls._instance = cls()
        return cls._instance

    @classmethod
    def reset(cls) -> None:
        with cls._guard:
            cls._instance = None


class QdrantBase:
    collection: ClassVar[str]
    size: ClassVar[int] = 8

    @cached_property
    def client(self) -> QdrantClient:
        return QdrantClient(location=":memory:")

    def ensure(self) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(
                self.collection,
                vectors_config=models.VectorParams(size=self.size, distance=models.Distance.COSINE),
            )

    def count(self) -> int:
        self.ensure()
        return self.client.count(self.collection).count
