from __future__ import annotations

from qdrant_client import QdrantClient, models


class VectorStore:
    """Thin wrapper around one collection."""

    def __init__(self, collection: str, dim: int):
        self.collection = collection
        self.dim = dim
        self.client = QdrantClient(location=":memory:")

    def setup(self):
        self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=self.dim, distance=models.Distance.COSINE))

    def put(self, key: int, vector, **payload):
        self.client.upsert(self.collection, [models.PointStruct(id=key, vector=vector, payload=payload)])

    def find(self, vector, k):
        hits = self.client.query_points(self.collection, query=vector, limit=k).points
        return [(h.payload["name"], round(h.score, 2)) for h in hits]

    def drop(self, name) -> int:
        cond = models.Filter(must=[models.FieldCondition(key="name", match=models.MatchValue(value=name))])
        before = self.client.count(self.collection).count
        self.client.delete(self.collection, points_selector=models.FilterSelector(filter=cond))
        return before - self.client.count(self.collection).count

    def count(self) -> int:
        return self.client.count(collection_name=self.collection, exact=True).count
