from typing import Iterator

from qdrant_client import QdrantClient
from qdrant_client.http.models import Record


class Pager:
    def __init__(self, client: QdrantClient, name: str, size: int = 10):
        self.client, self.name, self.size = client, name, size
        self.requests = 0

    def batches(self) -> Iterator[list[int]]:
        offset = None
        while True:
            page, offset = self.client.scroll(self.name, limit=self.size, offset=offset)
            self.requests += 1
            yield [r.id for r in page]
            if offset is None:
                break

    def records(self) -> Iterator[Record]:
        for batch in self.batches():
            yield from self.client.retrieve(self.name, ids=batch)
