from typing import Iterator

from qdrant_client import QdrantClient
from qdrant_client.models import Record


def pages(client: QdrantClient, name: str, size: int = 3) -> Iterator[list[Record]]:
    offset = None
    while True:
        records, offset = client.scroll(name, limit=size, offset=offset)
        if records:
            yield records
        if offset is None:
            break


def records(client: QdrantClient, name: str, size: int = 3) -> Iterator[Record]:
    for page in pages(client, name, size):
        yield from page


def ids(client: QdrantClient, name: str) -> Iterator[int]:
    """Walk all ids."""
    for record in records(client, name):
        yield record.id
