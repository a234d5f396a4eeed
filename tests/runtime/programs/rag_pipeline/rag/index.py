from __future__ import annotations

import logging
from typing import Any, Iterable, Optional

from qdrant_client import QdrantClient
from qdrant_client.http import models as rest

from .chunks import chunk
from .embed import Embedder

logger = logging.getLogger(__name__)


class RagIndex:
    def __init__(self, client: Optional[QdrantClient] = None, *, collection: str = "rag", embedder: Embedder | None = None) -> None:
        self._client = client or QdrantClient(":memory:")
        self._collection = collection
        self._embedder = embedder or Embedder()
        self._next = 0

    def reset(self) -> None:
        if self._client.collection_exists(self._collection):
            self._client.delete_collection(self._collection)
        self._client.create_collection(
            collection_name=self._collection,
            vectors_config=rest.VectorParams(size=self._embedder.dim, distance=rest.Distance.COSINE),
        )

    def ingest(self, documents: Iterable[dict[str, Any]]) -> int:
        points: list[rest.PointStruct] = []
        for document in documents:
            for part in chunk(document["text"]):
                points.append(
                    rest.PointStruct(id=self._next, vector=self._embedder.encode(part), payload={"text": part, "source": document["source"]})
                )
                self._next += 1
        self._client.upsert(collection_name=self._collection, points=points, wait=True)
        logger.info("ingested %d", len(points))
        return len(points)

    def retrieve(self, question: str, k: int = 2, source: str | None = None) -> list[tuple[str, str]]:
        query_filter = None
        if source is not None:
            query_filter = rest.Filter(must=[rest.FieldCondition(key="source", match=rest.MatchValue(value=source))])
        response = self._client.query_points(
            collection_name=self._collection,
            query=self._embedder.encode(question),
            query_filter=query_filter,
            limit=k,
        )
        return [(p.payload["source"], p.payload["text"]) for p in response.points]
