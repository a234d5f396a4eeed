import uuid
from collections import Counter
from typing import Sequence

from qdrant_client import QdrantClient, models

from .retry import retry
from .types import Chunk, Passage


class QdrantChunkRepository:
    NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")

    def __init__(self, client: QdrantClient, collection: str, dim: int):
        self.client = client
        self.collection = collection
        self.dim = dim
        self._ensure_collection()

    def _ensure_collection(self) -> None:
        existing = [c.name for c in self.client.get_collections().collections]
        if self.collection not in existing:
            self.client.create_collection(
                self.collection,
                vectors_config=models.VectorParams(size=self.dim, distance=models.Distance.COSINE),
            )

    @retry(times=3)
    def save(self, chunks: Sequence[Chunk]) -> int:
        if not chunks:
            return 0
        self.client.upsert(
            self.collection,
            [
                models.PointStruct(
                    id=str(uuid.uuid5(self.NAMESPACE, f"{c.source}#{c.position}")),
                    vector=c.vector,
                    payload={"source": c.source, "position": c.position, "text": c.text},
                )
                for c in chunks
            ],
        )
        return len(chunks)

    @retry(times=2, on=(ConnectionError, TimeoutError))
    def nearest(self, vector: list[float], k: int) -> list[Passage]:
        hits = self.client.query_points(self.collection, query=vector, limit=k).points
        return [Passage(h.payload["source"], h.payload["text"], h.score) for h in hits]

    def forget(self, source: str) -> int:
        condition = models.Filter(must=[models.FieldCondition(key="source", match=models.MatchValue(value=source))])
        n = self.client.count(self.collection, count_filter=condition).count
        self.client.delete(self.collection, models.FilterSelector(filter=condition))
        return n

    def sources(self) -> dict[str, int]:
        counter: Counter[str] = Counter()
        offset = None
        while True:
            points, offset = self.client.scroll(self.collection, limit=2, offset=offset, with_payload=["source"])
            counter.update(p.payload["source"] for p in points)
            if offset is None:
                break
        return dict(sorted(counter.items()))

    @property
    def size(self) -> int:
        return self.client.count(self.collection).count
