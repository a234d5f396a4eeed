from __future__ import annotations

from qdrant_client import QdrantClient

_current: Connection | None = None


class Connection:
    def __init__(self, location: str) -> None:
        self.client = QdrantClient(location)


def connect(connection: Connection) -> None:
    global _current
    _current = connection


def current() -> Connection:
    if _current is None:
        raise RuntimeError("call connect() first")
    return _current
