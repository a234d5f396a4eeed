from dataclasses import dataclass, field
from functools import partial

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


@dataclass
class SemanticCache:
    name: str
    client: QdrantClient = field(default_factory=partial(QdrantClient, location=":memory:"))
    hits: int = 0
    misses: int = 0

    def open(self) -> "SemanticCache":
        self.client.create_collection(self.name, vectors_config=VectorParams(size=2, distance=Distance.COSINE))
        return self

    def get(self, vector, threshold=0.95):
        found = self.client.query_points(self.name, query=vector, limit=1, score_threshold=threshold).points
        if not found:
            self.misses += 1
            return None
        self.hits += 1
        return found[0].payload["answer"]

    def set(self, id, vector, answer):
        self.client.upsert(self.name, points=[PointStruct(id=id, vector=vector, payload={"answer": answer})])
