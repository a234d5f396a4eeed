from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from qdrant_client import QdrantClient

from .index import Index
from .models import Hit, IndexConfig, Query


class Pipeline(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    index: Index
    label: str = "main"

    @classmethod
    def from_config(cls, config: IndexConfig) -> Pipeline:
        return cls(index=Index(config=config, client=QdrantClient(config.location)))

    @property
    def ready(self) -> bool:
        return self.index.total > 0

    def feed(self, texts: list[str]) -> int:
        return self.index.add(texts)

    def run(self, query: Query) -> list[Hit]:
        points = self.index.nearest(query.text, query.top)
        return [Hit(text=p.payload["text"], score=round(p.score, 2)) for p in points if p.score >= query.minimum]
