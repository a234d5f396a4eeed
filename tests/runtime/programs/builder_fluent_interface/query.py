from __future__ import annotations

from qdrant_client import QdrantClient, models


class Query:
    def __init__(self, client: QdrantClient, name: str):
        self.client, self.name = client, name
        self.vector: list[float] | None = None
        self.conditions: list[models.FieldCondition] = []
        self.limit = 10

    def near(self, vector: list[float]) -> Query:
        self.vector = vector
        return self

    def where(self, key, value) -> Query:
        self.conditions.append(models.FieldCondition(key=key, match=models.MatchValue(value=value)))
        return self

    def take(self, n: int) -> Query:
        self.limit = n
        return self

    def _filter(self):
        return models.Filter(must=self.conditions) if self.conditions else None

    def all(self):
        return self.client.query_points(self.name, query=self.vector, query_filter=self._filter(), limit=self.limit).points

    def ids(self) -> list[int]:
        return [p.id for p in self.all()]

    def first(self):
        return self.take(1).all()[0]

    def count(self) -> int:
        return self.client.count(self.name, count_filter=self._filter()).count
