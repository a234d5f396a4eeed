from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Optional

from qdrant_client import QdrantClient
from qdrant_client.http import models as rest

from .embed import embed
from .reader import batched

logger = logging.getLogger(__name__)
ProgressCallback = Callable[[int, int], None]


@dataclass
class LoadStats:
    inserted: int = 0
    skipped: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)


class Loader:
    def __init__(self, client: QdrantClient, collection: str, *, batch_size: int = 3,
                 on_progress: Optional[ProgressCallback] = None) -> None:
        self.client = client
        self.collection = collection
        self.batch_size = batch_size
        self.on_progress = on_progress
        self.stats = LoadStats()

    def ensure_collection(self) -> bool:
        if self.client.collection_exists(self.collection):
            logger.info("collection %s exists", self.collection)
            return False
        self.client.create_collection(
            collection_name=self.collection,
            vectors_config=rest.VectorParams(size=4, distance=rest.Distance.COSINE),
        )
        return True

    def _known(self, ids: list[str]) -> set[str]:
        found = self.client.retrieve(self.collection, ids=ids, with_payload=False, with_vectors=False)
        return {str(record.id) for record in found}

    def _to_point(self, row: dict[str, Any]) -> rest.PointStruct:
        pid = str(uuid.uuid5(uuid.NAMESPACE_URL, row["sku"]))
        return rest.PointStruct(id=pid, vector=embed(row["title"]), payload=dict(row))

    def load(self, rows: Iterable[dict[str, Any]], total: int) -> LoadStats:
        done = 0
        for chunk in batched(rows, self.batch_size):
            points = []
            for row in chunk:
                try:
                    points.append(self._to_point(row))
                except KeyError as exc:
                    self.stats.failed += 1
                    self.stats.errors.append(f"missing {exc}")
            known = self._known([p.id for p in points])
            fresh = [p for p in points if p.id not in known]
            self.stats.skipped += len(points) - len(fresh)
            if fresh:
                self.client.upsert(self.collection, points=fresh, wait=True)
                self.stats.inserted += len(fresh)
            done += len(chunk)
            if self.on_progress is not None:
                self.on_progress(done, total)
        return self.stats
