from __future__ import annotations

from typing import Any, Iterable, Protocol

from qdrant_client import QdrantClient, models

from .config import Settings


class Extractor(Protocol):
    def extract(self) -> Iterable[dict[str, Any]]: ...


class Transformer(Protocol):
    def transform(self, row: dict[str, Any]) -> dict[str, Any] | None: ...


class Sink(Protocol):
    def write(self, rows: list[dict[str, Any]]) -> int: ...

    def close(self) -> None: ...


class ListExtractor:
    def __init__(self, rows):
        self.rows = rows

    def extract(self):
        yield from self.rows


class Clean:
    def transform(self, row):
        if not row.get("name"):
            return None
        return {**row, "name": row["name"].strip().lower()}


class QdrantSink:
    def __init__(self, settings: Settings, client: QdrantClient | None = None):
        self.settings = settings
        self.client = client if client is not None else QdrantClient(settings.url)
        self._ready = False

    def _ensure(self) -> None:
        if self._ready:
            return
        name = self.settings.collection
        if not any(c.name == name for c in self.client.get_collections().collections):
            self.client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        self._ready = True

    def write(self, rows):
        self._ensure()
        self.client.upsert(
            self.settings.collection,
            points=models.Batch(ids=[r["id"] for r in rows], vectors=[[len(r["name"]), 1.0] for r in rows], payloads=rows),
        )
        return len(rows)

    def close(self):
        self.client.close()


class MemorySink:
    def __init__(self):
        self.rows: list[dict[str, Any]] = []

    def write(self, rows):
        self.rows.extend(rows)
        return len(rows)

    def close(self):
        self.rows.clear()
