from __future__ import annotations

from collections import Counter
from typing import Callable

from qdrant_client import models


class SearchMixin:
    def search(self, text: str, limit: int = 2) -> list[str]:
        self.ensure()
        found = self.client.query_points(self.collection, query=self.vector(text), limit=limit)
        return [p.payload["title"] for p in found.points]

    def search_in(self, text: str, **fields: str) -> list[str]:
        must = [models.FieldCondition(key=k, match=models.MatchValue(value=v)) for k, v in fields.items()]
        found = self.client.query_points(
            self.collection, query=self.vector(text), query_filter=models.Filter(must=must), limit=5
        )
        return [p.payload["title"] for p in found.points]


class FacetMixin:
    def facets(self, key: str) -> dict[str, int]:
        return dict(Counter(p.payload[key] for p in self.pages(size=2)))


class PagingMixin:
    def pages(self, size: int = 10):
        offset = None
        while True:
            points, offset = self.client.scroll(self.collection, limit=size, offset=offset)
            yield from points
            if offset is None:
                return


class ExportMixin(PagingMixin):
    def export(self, write: Callable[[str], object]) -> None:
        for number, point in enumerate(self.pages(2), start=1):
            write(f"{number}. {point.payload['title']} ({point.payload['year']})")
