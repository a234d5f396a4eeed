import os
from contextlib import contextmanager
from typing import Iterator

from qdrant_client import QdrantClient
from qdrant_client.http.models import Distance, PointStruct, VectorParams

from .vectors import SIZE, vector

NAME = "notes"


class NotInitialised(Exception):
    pass


class NoteBook:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def init(self) -> bool:
        if self.client.collection_exists(NAME):
            return False
        self.client.create_collection(NAME, vectors_config=VectorParams(size=SIZE, distance=Distance.DOT))
        return True

    def _check(self) -> None:
        if not self.client.collection_exists(NAME):
            raise NotInitialised("run `notes init` first")

    def add(self, text: str, tags: list[str]) -> int:
        self._check()
        ident = self.client.count(NAME).count + 1
        self.client.upsert(NAME, [PointStruct(id=ident, vector=vector(text), payload={"text": text, "tags": tags})])
        return ident

    def all(self) -> list[dict]:
        self._check()
        points, _ = self.client.scroll(NAME, limit=1000, with_payload=True)
        return [{"id": p.id, **p.payload} for p in points]

    def find(self, text: str, limit: int) -> list[dict]:
        self._check()
        return [
            {"id": p.id, "score": p.score, **p.payload}
            for p in self.client.query_points(NAME, query=vector(text), limit=limit).points
        ]

    def remove(self, ident: int) -> bool:
        self._check()
        if not self.client.retrieve(NAME, [ident]):
            return False
        self.client.delete(NAME, [ident])
        return True

    def retag(self, ident: int, tags: list[str]) -> None:
        self.client.set_payload(NAME, {"tags": tags}, points=[ident])


@contextmanager
def open_notebook() -> Iterator[NoteBook]:
    client = QdrantClient(path=os.path.join(os.environ["NOTES_DB"], "qdrant"))
    try:
        yield NoteBook(client)
    finally:
        client.close()
