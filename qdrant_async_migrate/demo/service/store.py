"""The one place that talks to Qdrant."""

from collections.abc import Iterator
from contextlib import contextmanager

from qdrant_client import QdrantClient, models

import embedding
from settings import Settings


class Store:
    """Books in a collection."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.client = QdrantClient(settings.location)
        if not self.client.collection_exists(settings.collection):
            self.client.create_collection(
                settings.collection,
                vectors_config=models.VectorParams(size=embedding.SIZE, distance=models.Distance.COSINE),
            )

    def add(self, points: list[models.PointStruct]) -> None:
        self.client.upsert(self.settings.collection, points=points)

    def nearest(self, text: str, limit: int, genre: str | None = None) -> list[models.ScoredPoint]:
        """The books whose description is nearest to the text."""
        found = self.client.query_points(
            self.settings.collection,
            query=embedding.embed(text),
            query_filter=by_genre(genre) if genre else None,
            limit=limit,
        )
        return found.points

    def size(self, genre: str | None = None) -> int:
        return self.client.count(self.settings.collection, count_filter=by_genre(genre) if genre else None).count

    def pages(self) -> Iterator[list[models.Record]]:
        """All books, a page at a time, in the order of their numbers."""
        offset = None
        while True:
            records, offset = self.client.scroll(self.settings.collection, limit=self.settings.page_size, offset=offset)
            yield records
            if offset is None:
                return

    def close(self) -> None:
        self.client.close()


def by_genre(genre: str) -> models.Filter:
    return models.Filter(must=[models.FieldCondition(key="genre", match=models.MatchValue(value=genre))])


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    store = Store(settings)
    try:
        yield store
    finally:
        store.close()
