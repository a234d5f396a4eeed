import asyncio
from contextlib import closing

from qdrant_client import QdrantClient

from .base import Store


def run(coro):
    return asyncio.run(coro)


def count_sync(store: Store) -> int:
    return run(store.count())


def loop_count(store: Store) -> int:
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(store.count())
    finally:
        loop.close()


def legacy(url: str) -> list[str]:
    with closing(QdrantClient(url=url)) as client:
        return [c.name for c in client.get_collections().collections]


def local_names() -> list[str]:
    return ["a", "b"]


class Legacy:
    client: QdrantClient

    def __init__(self, url: str):
        self.client = QdrantClient(url=url)

    def __contains__(self, name: str) -> bool:
        return self.client.collection_exists(name)

    def __iter__(self):
        offset = None
        while True:
            points, offset = self.client.scroll("docs", offset=offset)
            yield from points
            if offset is None:
                return

    def __repr__(self) -> str:
        return f"Legacy({self.client!r})"
