from typing import Optional

from qdrant_client import QdrantClient, models


class VectorMemory:
    DIM = 16

    def __init__(self, client: QdrantClient, name: str) -> None:
        self.client = client
        self.name = name
        self._next = 0

    @classmethod
    def in_memory(cls, name: str) -> "VectorMemory":
        memory = cls(QdrantClient(location=":memory:"), name)
        memory.setup()
        return memory

    def setup(self):
        self.client.create_collection(
            self.name, vectors_config=models.VectorParams(size=self.DIM, distance=models.Distance.COSINE)
        )
        self.client.create_payload_index(self.name, "kind", models.PayloadSchemaType.KEYWORD)

    @staticmethod
    def _vector(text: str) -> list[float]:
        v = [0.01] * VectorMemory.DIM
        for w in text.lower().split():
            v[sum(map(ord, w)) % VectorMemory.DIM] += 1
        return v

    def _filter(self, kind: Optional[str]) -> Optional[models.Filter]:
        if kind is None:
            return None
        return models.Filter(must=[models.FieldCondition(key="kind", match=models.MatchValue(value=kind))])

    def write(self, text: str, kind: str) -> int:
        self._next += 1
        self.client.upsert(
            self.name, points=[models.PointStruct(id=self._next, vector=self._vector(text), payload=dict(text=text, kind=kind))]
        )
        return self._next

    def read(self, query: str, limit: int = 2, kind: Optional[str] = None) -> list[str]:
        found = self.client.query_points(self.name, query=self._vector(query), limit=limit, query_filter=self._filter(kind))
        return [p.payload["text"] for p in found.points]

    def erase(self, kind: str) -> int:
        before = len(self)
        self.client.delete(self.name, points_selector=models.FilterSelector(filter=self._filter(kind)))
        return before - self.size()

    def size(self) -> int:
        return self.client.count(self.name).count

    def __len__(self) -> int:
        return self._next
