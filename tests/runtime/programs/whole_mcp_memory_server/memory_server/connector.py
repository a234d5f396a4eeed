import logging
import uuid
from typing import Any

from pydantic import BaseModel
from qdrant_client import QdrantClient, models

from .embeddings import EmbeddingProvider

logger = logging.getLogger(__name__)


class Entry(BaseModel):
    content: str
    metadata: dict[str, Any] | None = None


class QdrantConnector:
    def __init__(self, settings, provider: EmbeddingProvider):
        self._settings = settings
        self._provider = provider
        self._client = QdrantClient(**settings.kwargs())
        self._counter = 0

    async def collection_names(self) -> list[str]:
        response = self._client.get_collections()
        return sorted(c.name for c in response.collections)

    async def store(self, entry: Entry, *, collection: str | None = None):
        name = collection or self._settings.collection
        self._ensure(name)
        [vector] = await self._provider.embed_documents([entry.content])
        self._counter += 1
        self._client.upsert(
            collection_name=name,
            points=[
                models.PointStruct(
                    id=uuid.UUID(int=self._counter).hex,
                    vector={self._provider.vector_name(): vector},
                    payload={"document": entry.content, "metadata": entry.metadata},
                )
            ],
        )

    async def search(self, query: str, *, collection: str | None = None, limit: int = 10) -> list[Entry]:
        name = collection or self._settings.collection
        if not self._client.collection_exists(name):
            return []
        vector = await self._provider.embed_query(query)
        found = self._client.query_points(
            collection_name=name, query=vector, using=self._provider.vector_name(), limit=limit
        )
        return [Entry(content=p.payload["document"], metadata=p.payload.get("metadata")) for p in found.points]

    def drop(self, name: str) -> bool:
        return self._client.collection_exists(name) and self._client.delete_collection(name)

    def _ensure(self, name: str) -> None:
        if self._client.collection_exists(name):
            return
        logger.info("creating %s", name)
        self._client.create_collection(
            collection_name=name,
            vectors_config={
                self._provider.vector_name(): models.VectorParams(size=self._provider.size, distance=models.Distance.COSINE)
            },
        )
