import time
from collections import deque
from typing import Any, Optional

from qdrant_client import QdrantClient, models


class FakeConsumer:
    def __init__(self, messages):
        self.messages = deque(messages)
        self.committed = 0

    def poll(self, timeout: float = 0.0) -> Optional[dict[str, Any]]:
        return self.messages.popleft() if self.messages else None

    def commit(self) -> None:
        self.committed += 1

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.messages.clear()


class Indexer:
    def __init__(self, client: QdrantClient, collection: str, flush_size: int = 3, flush_seconds: float = 60.0):
        self.client = client
        self.collection = collection
        self.flush_size = flush_size
        self.flush_seconds = flush_seconds
        self._upserts: dict[int, dict[str, Any]] = {}
        self._deletes: set[int] = set()
        self._last_flush = time.monotonic()

    def handle(self, message: dict[str, Any]) -> None:
        match message:
            case {"op": "put", "id": int(id_), "doc": dict(doc)}:
                self._deletes.discard(id_)
                self._upserts[id_] = doc
            case {"op": "del", "id": int(id_)}:
                self._upserts.pop(id_, None)
                self._deletes.add(id_)
            case {"op": op}:
                raise ValueError(f"unknown op {op!r}")

    @property
    def pending(self) -> int:
        return len(self._upserts) + len(self._deletes)

    def should_flush(self) -> bool:
        return self.pending >= self.flush_size or time.monotonic() - self._last_flush > self.flush_seconds

    def flush(self) -> None:
        if self._upserts:
            self.client.upsert(
                self.collection,
                points=[models.PointStruct(id=i, vector=[1.0], payload=d) for i, d in self._upserts.items()],
            )
        if self._deletes:
            self.client.delete(self.collection, points_selector=sorted(self._deletes))
        self._upserts.clear()
        self._deletes.clear()
        self._last_flush = time.monotonic()


def consume(consumer: FakeConsumer, indexer: Indexer, max_messages: int | None = None) -> int:
    seen = 0
    try:
        while max_messages is None or seen < max_messages:
            message = consumer.poll(0.1)
            if message is None:
                break
            try:
                indexer.handle(message)
            except ValueError as error:
                print("skipped:", error)
            seen += 1
            if indexer.should_flush():
                indexer.flush()
                consumer.commit()
    finally:
        if indexer.pending:
            indexer.flush()
            consumer.commit()
    return seen
