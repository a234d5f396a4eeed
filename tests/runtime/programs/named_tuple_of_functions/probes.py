from typing import Callable, NamedTuple

from qdrant_client import QdrantClient

client = QdrantClient(":memory:")


class Probes(NamedTuple):
    size: Callable
    names: Callable
    title: str = "probes"

    def first(self):
        return self[0]


def size():
    return len(client.get_collections().collections)


def names():
    return [c.name for c in client.get_collections().collections]
