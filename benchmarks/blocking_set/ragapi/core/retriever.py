from __future__ import annotations

import asyncio
from typing import Any

from qdrant_client import AsyncQdrantClient, QdrantClient, models
from sentence_transformers import CrossEncoder


class Retriever:
    def __init__(self, client: AsyncQdrantClient, collection: str) -> None:
        self.client = client
        self.collection = collection
        self._ranker: CrossEncoder | None = None

    @property
    def ranker(self) -> CrossEncoder:
        if self._ranker is None:
            self._ranker = CrossEncoder("ms-marco")
        return self._ranker

    async def search(self, vector: list[float], limit: int = 5) -> list[models.ScoredPoint]:
        answer = await self.client.query_points(self.collection, query=vector, limit=limit)  # ok
        return answer.points

    async def reranked(self, query: str, points: list[models.ScoredPoint]) -> list[Any]:
        pairs = [(query, p.payload["text"]) for p in points]
        scores = self.ranker.predict(pairs)  # BLOCKS: QAM401
        safe = await asyncio.to_thread(self._predict, pairs)  # ok
        return sorted(zip(scores, safe, points))

    def _predict(self, pairs: list[tuple[str, str]]) -> Any:
        return self.ranker.predict(pairs)

    def seed(self, points: list[models.PointStruct]) -> None:
        self.client.upload_points(self.collection, points)


class LegacyStore:
    def __init__(self, url: str) -> None:
        self._client = QdrantClient(url=url)

    def find(self, vector: list[float]) -> list[models.ScoredPoint]:
        return self._client.query_points("legacy", query=vector).points

    def __len__(self) -> int:
        return self._client.count("legacy").count

    def ensure(self) -> bool:
        if self._client.collection_exists("legacy"):
            return True
        return self._client.create_collection("legacy", vectors_config=models.VectorParams(size=3, distance=models.Distance.DOT))
