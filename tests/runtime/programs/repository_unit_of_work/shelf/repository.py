from __future__ import annotations

from qdrant_client import QdrantClient, models

from .entities import Book


class Books:
    collection = "books"

    def __init__(self, client: QdrantClient) -> None:
        self._client = client

    def add(self, book: Book) -> None:
        payload = {"title": book.title, "year": book.year}
        self._client.upsert(self.collection, points=[models.PointStruct(id=book.id, vector=book.vector(), payload=payload)])

    def get(self, id: int) -> Book | None:
        for record in self._client.retrieve(self.collection, ids=[id]):
            return Book(record.id, **record.payload)
        return None

    def remove(self, id: int) -> None:
        self._client.delete(self.collection, points_selector=models.PointIdsList(points=[id]))

    def like(self, book: Book, limit: int = 1) -> list[Book]:
        other = models.Filter(must_not=[models.HasIdCondition(has_id=[book.id])])
        found = self._client.query_points(self.collection, query=book.vector(), query_filter=other, limit=limit)
        return [Book(p.id, **p.payload) for p in found.points]
