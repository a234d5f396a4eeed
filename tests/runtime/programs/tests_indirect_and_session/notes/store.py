from __future__ import annotations

from typing import Iterable, Optional

from qdrant_client import QdrantClient, models


class NoteStore:
    """Notes in one collection."""

    def __init__(self, client: QdrantClient, collection: str = "notes") -> None:
        self.client = client
        self.collection = collection

    def setup(self) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(
                self.collection, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT)
            )

    def add(self, note_id: int, text: str, tags: Iterable[str] = ()) -> int:
        if not text:
            raise ValueError("empty note")
        self.client.upsert(
            self.collection,
            points=[models.PointStruct(id=note_id, vector=[float(len(text)), 1.0], payload={"text": text, "tags": list(tags)})],
        )
        return note_id

    def get(self, note_id: int) -> Optional[str]:
        found = self.client.retrieve(self.collection, ids=[note_id])
        return found[0].payload["text"] if found else None

    def search(self, size: float, limit: int = 3) -> list[str]:
        hits = self.client.query_points(self.collection, query=[size, 0.0], limit=limit).points
        return [hit.payload["text"] for hit in hits]

    def tagged(self, tag: str) -> list[int]:
        flt = models.Filter(must=[models.FieldCondition(key="tags", match=models.MatchValue(value=tag))])
        records, _ = self.client.scroll(self.collection, scroll_filter=flt, limit=100)
        return sorted(r.id for r in records)

    def __repr__(self) -> str:
        return f"NoteStore({self.collection!r})"

