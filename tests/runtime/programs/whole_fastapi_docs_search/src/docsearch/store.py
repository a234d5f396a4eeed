from __future__ import annotations

import logging
from typing import Optional

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, FieldCondition, Filter, MatchValue, PointStruct, VectorParams

from .embedding import HashEmbedder
from .schemas import DocumentIn, Hit

logger = logging.getLogger(__name__)


class DocumentNotFound(LookupError):
    pass


class DocumentStore:
    def __init__(self, client: QdrantClient, embedder: HashEmbedder, collection: str) -> None:
        self._client = client
        self._embedder = embedder
        self.collection = collection

    def ensure_collection(self) -> bool:
        if self._client.collection_exists(self.collection):
            return False
        logger.info("creating %s", self.collection)
        self._client.create_collection(
            collection_name=self.collection,
            vectors_config=VectorParams(size=self._embedder.size, distance=Distance.COSINE),
        )
        return True

    def add(self, *documents: DocumentIn) -> int:
        points = [
            PointStruct(id=d.id, vector=self._embedder.embed(d.text), payload={"text": d.text, "tags": d.tags})
            for d in documents
        ]
        self._client.upsert(self.collection, points=points, wait=True)
        return len(points)

    def get(self, doc_id: int) -> dict:
        found = self._client.retrieve(self.collection, ids=[doc_id], with_payload=True)
        if not found:
            raise DocumentNotFound(doc_id)
        return {"id": found[0].id, **(found[0].payload or {})}

    def remove(self, doc_id: int) -> None:
        self.get(doc_id)
        self._client.delete(self.collection, points_selector=[doc_id])

    def search(self, query: str, limit: int = 5, tag: Optional[str] = None) -> list[Hit]:
        query_filter = Filter(must=[FieldCondition(key="tags", match=MatchValue(value=tag))]) if tag else None
        response = self._client.query_points(
            self.collection,
            query=self._embedder.embed(query),
            query_filter=query_filter,
            limit=limit,
            with_payload=True,
        )
        return [Hit(id=p.id, text=p.payload["text"], score=round(p.score, 3)) for p in response.points]

    def count(self) -> int:
        return self._client.count(self.collection, exact=True).count

    def reset(self) -> int:
        before = self.count()
        self._client.delete_collection(self.collection)
        self.ensure_collection()
        return before
