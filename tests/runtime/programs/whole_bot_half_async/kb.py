from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import Iterable, Iterator

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, FieldCondition, Filter, MatchValue, PointStruct, VectorParams


@dataclass
class Fact:
    id: int
    text: str
    author: str


class KnowledgeBase:
    NAME = "facts"

    def __init__(self, client: QdrantClient | None = None) -> None:
        self.client = client or QdrantClient(":memory:")
        self._ids = itertools.count(1000)
        if not self.client.collection_exists(self.NAME):
            self.client.create_collection(self.NAME, VectorParams(size=26, distance=Distance.COSINE))

    @staticmethod
    def embed(text: str) -> list[float]:
        v = [0.001] * 26
        for ch in text.lower():
            if "a" <= ch <= "z":
                v[ord(ch) - 97] += 1
        return v

    def add(self, text: str, *, author: str = "system") -> int:
        ident = next(self._ids)
        self.client.upsert(
            self.NAME, [PointStruct(id=ident, vector=self.embed(text), payload={"text": text, "author": author})], wait=True
        )
        return ident

    def remove(self, ident: int) -> bool:
        before = self.size()
        self.client.delete(self.NAME, [ident])
        return self.size() < before

    def search(self, text: str, limit: int = 3) -> list[Fact]:
        result = self.client.query_points(self.NAME, query=self.embed(text), limit=limit, score_threshold=0.5)
        return [Fact(int(p.id), p.payload["text"], p.payload["author"]) for p in result.points]

    def size(self) -> int:
        return self.client.count(self.NAME).count

    def each(self) -> Iterator[Fact]:
        offset = None
        while True:
            records, offset = self.client.scroll(self.NAME, limit=2, offset=offset)
            for record in records:
                yield Fact(int(record.id), record.payload["text"], record.payload["author"])
            if offset is None:
                break

    def stats(self) -> dict[str, int]:
        return dict(Counter(fact.author for fact in self.each()))

    def by(self, author: str) -> int:
        condition = Filter(must=[FieldCondition(key="author", match=MatchValue(value=author))])
        return self.client.count(self.NAME, count_filter=condition, exact=True).count


def seed(kb: KnowledgeBase, texts: Iterable[str]) -> int:
    return len([kb.add(text) for text in texts])
