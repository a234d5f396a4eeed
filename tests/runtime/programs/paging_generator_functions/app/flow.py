from collections.abc import Iterable, Iterator

from qdrant_client import QdrantClient


def pages(client: QdrantClient) -> Iterator[list]:
    offset = None
    while True:
        records, offset = client.scroll("texts", limit=3, offset=offset)
        yield records
        if offset is None:
            return


def texts(client: QdrantClient) -> Iterator[str]:
    for page in pages(client):
        for record in page:
            yield record.payload["text"]


def long_texts(client: QdrantClient, minimum: int) -> Iterator[str]:
    return (t for t in texts(client) if len(t) >= minimum)


def take(n: int, items: Iterable[str]) -> list[str]:
    out = []
    for item in items:
        if len(out) == n:
            break
        out.append(item)
    return out
