from __future__ import annotations

from typing import Generic, Optional, TypeVar

from typing_extensions import Self

from qdrant_client import QdrantClient
from qdrant_client import models as qm

from .models import Entity

E = TypeVar("E", bound=Entity)


class NotFound(LookupError):
    """Nothing fits."""


class Query(Generic[E]):
    def __init__(self, client: QdrantClient, entity: type[E]) -> None:
        self._client = client
        self._entity = entity
        self._must: list[qm.FieldCondition] = []
        self._order: Optional[qm.OrderBy] = None
        self._limit = 100

    def where(self, field: str, value: int | str) -> Self:
        self._must.append(qm.FieldCondition(key=field, match=qm.MatchValue(value=value)))
        return self

    def between(self, field: str, low: int, high: int) -> Self:
        self._must.append(qm.FieldCondition(key=field, range=qm.Range(gte=low, lte=high)))
        return self

    def newest_first(self) -> Self:
        self._order = qm.OrderBy(key="year", direction=qm.Direction.DESC)
        return self

    def limit(self, n: int) -> Self:
        self._limit = n
        return self

    @property
    def filter(self) -> Optional[qm.Filter]:
        return qm.Filter(must=list(self._must)) if self._must else None

    def all(self) -> list[E]:
        records, _ = self._client.scroll(
            self._entity.collection, scroll_filter=self.filter, limit=self._limit, order_by=self._order
        )
        return [self._entity.model_validate(r.payload) for r in records]

    def first(self) -> Optional[E]:
        return next(iter(self.limit(1).all()), None)

    def first_or(self, default):
        found = self.first()
        return default if found is None else found

    def one(self) -> E:
        found = self.limit(2).all()
        if len(found) != 1:
            raise NotFound(f"{len(found)} {self._entity.collection}")
        return found[0]

    def count(self) -> int:
        return self._client.count(self._entity.collection, count_filter=self.filter).count
