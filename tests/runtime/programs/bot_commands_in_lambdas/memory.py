from __future__ import annotations

import uuid
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any, Optional

from qdrant_client import QdrantClient
from qdrant_client import models as rest


class ConversationMemory:
    """Long-term memory of a chat bot."""

    NAMESPACE = uuid.UUID(int=7)

    def __init__(self, client: Optional[QdrantClient] = None, collection: str = "memory", **client_kwargs: Any) -> None:
        self.client = client if client is not None else QdrantClient(**client_kwargs)
        self.collection = collection
        self.clock = datetime(2024, 1, 1)
        self._recent: OrderedDict[str, str] = OrderedDict()
        self._ensure_collection()

    def _ensure_collection(self) -> None:
        try:
            self.client.get_collection(self.collection)
        except Exception:
            self.client.create_collection(
                collection_name=self.collection,
                vectors_config={"text": rest.VectorParams(size=4, distance=rest.Distance.COSINE)},
            )
            self.client.create_payload_index(self.collection, field_name="user", field_schema="keyword")

    @staticmethod
    def _embed(text: str) -> list[float]:
        return [float(len(text)), float(text.count("a")), float(text.count("e")), 1.0]

    def remember(self, user: str, text: str) -> str:
        self.clock += timedelta(minutes=1)
        key = str(uuid.uuid5(self.NAMESPACE, f"{user}/{text}"))
        self.client.upsert(
            collection_name=self.collection,
            points=[
                rest.PointStruct(
                    id=key,
                    vector={"text": self._embed(text)},
                    payload={"user": user, "text": text, "at": self.clock.isoformat()},
                )
            ],
        )
        self._recent[key] = text
        return key

    def recall(self, user: str, query: str, *, limit: int = 2) -> list[str]:
        result = self.client.query_points(
            self.collection,
            query=self._embed(query),
            using="text",
            limit=limit,
            query_filter=rest.Filter(must=[rest.FieldCondition(key="user", match=rest.MatchValue(value=user))]),
        )
        return [p.payload["text"] for p in result.points]

    def forget(self, user: str) -> int:
        condition = rest.Filter(must=[rest.FieldCondition(key="user", match=rest.MatchValue(value=user))])
        before = self.client.count(self.collection, count_filter=condition).count
        self.client.delete(self.collection, points_selector=rest.FilterSelector(filter=condition))
        return before
