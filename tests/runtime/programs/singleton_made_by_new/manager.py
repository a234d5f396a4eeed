from __future__ import annotations

import logging
from typing import Any, Optional

from qdrant_client import QdrantClient
from qdrant_client.http import models

logger = logging.getLogger(__name__)


class QdrantManager:
    _instance: Optional["QdrantManager"] = None

    def __new__(cls, *args: Any, **kwargs: Any) -> "QdrantManager":
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance._initialized = False
        return cls._instance

    def __init__(self, location: str = ":memory:", collection: str = "docs", dim: int = 3) -> None:
        if self._initialized:
            return
        self.client = QdrantClient(location)
        self.collection = collection
        self.dim = dim
        self._setup()
        self._initialized = True

    def _setup(self) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(
                collection_name=self.collection,
                vectors_config=models.VectorParams(size=self.dim, distance=models.Distance.COSINE),
            )

    def upsert(self, rows: list[tuple[int, list[float], dict]]) -> bool:
        result = self.client.upsert(
            collection_name=self.collection,
            points=[models.PointStruct(id=i, vector=v, payload=p) for i, v, p in rows],
            wait=True,
        )
        return result.status == models.UpdateStatus.COMPLETED

    def search(self, vector: list[float], top_k: int = 2, score_threshold: float | None = None) -> list[dict]:
        try:
            hits = self.client.query_points(
                collection_name=self.collection, query=vector, limit=top_k, score_threshold=score_threshold
            ).points
        except Exception as exc:
            logger.error("search failed: %s", exc)
            raise
        return [{"id": h.id, "score": round(h.score, 3), **(h.payload or {})} for h in hits]
