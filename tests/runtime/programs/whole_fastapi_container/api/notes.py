from __future__ import annotations

import itertools
from typing import Iterator, Optional

from pydantic import BaseModel, field_validator
from qdrant_client import QdrantClient, models


class NoteIn(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def not_empty(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("empty")
        return value


class Note(NoteIn):
    id: int
    owner: str


class NoteRepository:
    def __init__(self, client: QdrantClient, collection: str) -> None:
        self.client = client
        self.collection = collection
        self.ids = itertools.count(1)

    def migrate(self) -> None:
        if self.client.collection_exists(self.collection):
            return
        self.client.create_collection(
            self.collection, vectors_config=models.VectorParams(size=len(ALPHABET), distance=models.Distance.COSINE)
        )
        self.client.create_payload_index(self.collection, field_name="owner", field_schema="keyword")

    def add(self, note: NoteIn, owner: str) -> Note:
        saved = Note(id=next(self.ids), owner=owner, **note.model_dump())
        self.client.upsert(
            self.collection, points=[models.PointStruct(id=saved.id, vector=vectorise(note.text), payload=saved.model_dump())]
        )
        return saved

    def find(self, ident: int) -> Optional[Note]:
        for record in self.client.retrieve(self.collection, [ident]):
            return Note.model_validate(record.payload)
        return None

    def pages(self, owner: str, size: int) -> Iterator[list[Note]]:
        offset: models.ExtendedPointId | None = None
        while True:
            records, offset = self.client.scroll(self.collection, scroll_filter=owned(owner), limit=size, offset=offset)
            yield [Note.model_validate(r.payload) for r in records]
            if offset is None:
                return

    def search(self, text: str, owner: str, limit: int) -> list[Note]:
        result = self.client.query_points(self.collection, query=vectorise(text), query_filter=owned(owner), limit=limit)
        return [Note(**p.payload) for p in result.points if p.score > 0.4]


class NoteService:
    def __init__(self, repository: NoteRepository) -> None:
        self.repository = repository

    def create(self, note: NoteIn, owner: str) -> Note:
        return self.repository.add(note, owner)

    def all(self, owner: str, page: int) -> list[Note]:
        return [note for notes in self.repository.pages(owner, page) for note in notes]

    def search(self, text: str, owner: str, limit: int = 2) -> list[str]:
        return [note.text for note in self.repository.search(text, owner, limit)]

    def lines(self, owner: str, page: int) -> Iterator[str]:
        for number, notes in enumerate(self.repository.pages(owner, page), start=1):
            yield f"# page {number}\n"
            yield from (f"{note.id} {note.text}\n" for note in notes)


ALPHABET = "abcdehilmnorstu"


def vectorise(text: str) -> list[float]:
    return [text.lower().count(letter) + 0.01 for letter in ALPHABET]


def owned(owner: str) -> models.Filter:
    return models.Filter(must=[models.FieldCondition(key="owner", match=models.MatchValue(value=owner))])
