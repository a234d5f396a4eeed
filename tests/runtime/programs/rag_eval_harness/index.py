from __future__ import annotations

from qdrant_client import QdrantClient, models


class Index:
    def __init__(self, client: QdrantClient):
        self._client = client

    @classmethod
    def build(cls, vectors: dict[int, list[float]]) -> Index:
        client = QdrantClient(":memory:")
        client.create_collection("v", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
        client.upsert("v", points=[models.PointStruct(id=k, vector=v) for k, v in vectors.items()])
        return cls(client)

    def search(self, vector, *, limit, threshold) -> set[int]:
        found = self._client.query_points("v", query=vector, limit=limit, score_threshold=threshold)
        return {p.id for p in found.points}
