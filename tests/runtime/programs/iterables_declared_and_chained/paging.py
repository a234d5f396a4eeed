from __future__ import annotations

from typing import Generator, Iterable, Iterator

from qdrant_client import QdrantClient
from qdrant_client.models import FieldCondition, Filter, MatchValue, Record


class Cursor:
    """Walks a collection page by page."""

    def __init__(self, client: QdrantClient, name: str, page: int = 2, only: str | None = None) -> None:
        self.client = client
        self.name = name
        self.page = page
        self.offset = None
        self.buffer: list[Record] = []
        self.done = False
        self.filter = Filter(must=[FieldCondition(key="kind", match=MatchValue(value=only))]) if only else None

    def __iter__(self) -> Cursor:
        return self

    def __next__(self) -> Record:
        if not self.buffer:
            if self.done:
                raise StopIteration
            self.buffer, self.offset = self.client.scroll(
                self.name, scroll_filter=self.filter, limit=self.page, offset=self.offset
            )
            self.done = self.offset is None
            if not self.buffer:
                raise StopIteration
        return self.buffer.pop(0)


class Collection:
    def __init__(self, client: QdrantClient, name: str) -> None:
        self.client = client
        self.name = name

    def __iter__(self) -> Iterator[Record]:
        offset = None
        while True:
            records, offset = self.client.scroll(self.name, limit=3, offset=offset)
            yield from records
            if offset is None:
                return


def pages(client: QdrantClient, name: str, size: int) -> Generator[list[Record], None, None]:
    records, offset = client.scroll(name, limit=size)
    while records:
        yield records
        if offset is None:
            break
        records, offset = client.scroll(name, limit=size, offset=offset)


def flat(client: QdrantClient, name: str, size: int = 2) -> Iterator[Record]:
    for page in pages(client, name, size):
        yield from page


def titles(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        if record.payload:
            yield record.payload["title"]
