from __future__ import annotations

from typing import Iterable, Iterator

from qdrant_client import QdrantClient
from qdrant_client import models as rest

from .errors import MissingArticle


def embed(text: str) -> list[float]:
    text = text.lower()
    return [float(text.count(c)) + 0.01 for c in "etaoinshrdlu"]


class ArticleIndex:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name

    def create(self) -> ArticleIndex:
        if not self.client.collection_exists(self.name):
            self.client.create_collection(self.name, rest.VectorParams(size=12, distance=rest.Distance.COSINE))
        return self

    def put(self, articles: Iterable[dict], batch: int = 2) -> int:
        total = 0
        buffer: list[rest.PointStruct] = []
        for article in articles:
            buffer.append(rest.PointStruct(id=article["id"], vector=embed(article["title"]), payload=article))
            if len(buffer) >= batch:
                self.client.upsert(self.name, buffer)
                total += len(buffer)
                buffer = []
        if buffer:
            self.client.upsert(self.name, buffer)
            total += len(buffer)
        return total

    def get(self, ident: int) -> dict:
        try:
            return self.client.retrieve(self.name, [ident])[0].payload
        except IndexError:
            raise MissingArticle(f"no article {ident}") from None

    def __iter__(self) -> Iterator[dict]:
        offset = None
        while True:
            page, offset = self.client.scroll(self.name, limit=2, offset=offset)
            for record in page:
                yield record.payload
            if offset is None:
                return

    def nearest(self, text: str, lang: str | None = None, k: int = 3) -> list[tuple[float, str]]:
        must = []
        if lang:
            must.append(rest.FieldCondition(key="lang", match=rest.MatchValue(value=lang)))
        result = self.client.query_points(self.name, embed(text), query_filter=rest.Filter(must=must) if must else None, limit=k)
        return [(round(p.score, 3), p.payload["title"]) for p in result.points]
