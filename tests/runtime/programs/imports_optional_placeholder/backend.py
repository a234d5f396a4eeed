from __future__ import annotations

from typing import TYPE_CHECKING

try:
    from qdrant_client import QdrantClient

    HAS_QDRANT = True
except ImportError:
    QdrantClient = None
    HAS_QDRANT = False

if TYPE_CHECKING:
    from collections.abc import Sequence


class Backend:
    def __init__(self, location: str | None = None):
        if not HAS_QDRANT:
            raise RuntimeError("pip install qdrant-client")
        self.client = QdrantClient(location or ":memory:")

    def store(self, name: str, vectors: Sequence[float]) -> int:
        from qdrant_client import models

        self.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(name, points=[models.PointStruct(id=i, vector=[v]) for i, v in enumerate(vectors)])
        return self.client.count(name).count
