from __future__ import annotations

import os
from contextlib import contextmanager

from qdrant_client import QdrantClient, models


class IndexMissing(Exception):
    pass


class Index:
    NAME = "paragraphs"

    def __init__(self, client: QdrantClient):
        self.client = client

    @classmethod
    @contextmanager
    def opened(cls, path: str):
        client = QdrantClient(path=path)
        try:
            yield cls(client)
        finally:
            client.close()

    def create(self):
        if not self.client.collection_exists(self.NAME):
            self.client.create_collection(
                self.NAME, vectors_config=models.VectorParams(size=26, distance=models.Distance.COSINE)
            )

    def require(self):
        if not self.client.collection_exists(self.NAME):
            raise IndexMissing("no index here: run build first")

    def add_file(self, name, text):
        paragraphs = [p for p in text.split("\n\n") if p]
        start = self.client.count(self.NAME).count
        self.client.upsert(
            self.NAME,
            [
                models.PointStruct(id=start + i, vector=embed(p), payload={"source": os.path.basename(name), "text": p})
                for i, p in enumerate(paragraphs, 1)
            ],
        )
        return len(paragraphs)

    def search(self, text, k):
        self.require()
        for point in self.client.query_points(self.NAME, query=embed(text), limit=k).points:
            yield point.payload["source"], point.payload["text"]

    def info(self):
        self.require()
        sources = sorted({r.payload["source"] for r in self.client.scroll(self.NAME, limit=100)[0]})
        return {"points": self.client.count(self.NAME).count, "sources": len(sources)}

    def prune(self, source):
        self.require()
        chosen = models.Filter(must=[models.FieldCondition(key="source", match=models.MatchValue(value=source))])
        before = self.client.count(self.NAME).count
        self.client.delete(self.NAME, models.FilterSelector(filter=chosen))
        return before - self.client.count(self.NAME).count


def embed(text):
    return [text.count(chr(97 + i)) + 0.1 for i in range(26)]
