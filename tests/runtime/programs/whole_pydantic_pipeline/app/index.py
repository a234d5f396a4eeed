from __future__ import annotations

import zlib
from typing import Any, Iterable

from pydantic import BaseModel, ConfigDict, PrivateAttr
from qdrant_client import QdrantClient, models

from .models import IndexConfig


class Index(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    config: IndexConfig
    client: QdrantClient
    _next: int = PrivateAttr(default=1)

    def model_post_init(self, context: Any) -> None:
        self._seen = set()

    _seen: set[str] = PrivateAttr(default_factory=set)

    def embed(self, text: str) -> list[float]:
        out = [0.01] * self.config.dims
        for word in text.split():
            out[zlib.crc32(word.encode()) % self.config.dims] += 1
        return out

    def ensure(self) -> None:
        if not self.client.collection_exists(self.config.name):
            self.client.create_collection(
                self.config.name,
                vectors_config=models.VectorParams(size=self.config.dims, distance=models.Distance.COSINE),
            )

    def add(self, texts: Iterable[str]) -> int:
        self.ensure()
        fresh = [t for t in texts if t not in self._seen]
        batch = models.Batch(
            ids=list(range(self._next, self._next + len(fresh))),
            vectors=[self.embed(t) for t in fresh],
            payloads=[{"text": t} for t in fresh],
        )
        self.client.upsert(collection_name=self.config.name, points=batch)
        self._next += len(fresh)
        self._seen.update(fresh)
        return len(fresh)

    @property
    def total(self) -> int:
        return self.client.count(self.config.name).count if self.client.collection_exists(self.config.name) else 0

    def nearest(self, text: str, top: int) -> list[models.ScoredPoint]:
        return self.client.query_points(self.config.name, query=self.embed(text), limit=top).points
