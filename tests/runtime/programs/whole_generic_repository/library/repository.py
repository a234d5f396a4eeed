from __future__ import annotations

from typing import Generic, TypeVar

from qdrant_client import QdrantClient
from qdrant_client import models as qm

from .models import Entity
from .query import NotFound, Query

__all__ = ["NotFound", "Repository"]

E = TypeVar("E", bound=Entity)


class Repository(Generic[E]):
    def __init__(self, client: QdrantClient, entity: type[E]) -> None:
        self.client = client
        self.entity = entity
        self.known: dict[int, E] = {}
        if not client.collection_exists(entity.collection):
            client.create_collection(
                entity.collection, vectors_config=qm.VectorParams(size=5, distance=qm.Distance.COSINE)
            )

    def __getitem__(self, ident: int) -> E:
        return self.known[ident]

    def add(self, entity: E) -> int:
        return self.add_many(entity)[0]

    def add_many(self, *entities: E) -> list[int]:
        self.client.upsert(
            self.entity.collection,
            [qm.PointStruct(id=e.id, vector=e.vector(), payload=e.model_dump()) for e in entities],
        )
        self.known.update({e.id: e for e in entities})
        return [e.id for e in entities]

    def get(self, ident: int) -> E:
        match self.client.retrieve(self.entity.collection, [ident]):
            case [record]:
                return self.entity(**record.payload)
            case _:
                raise NotFound(ident)

    def remove(self, *ids: int) -> None:
        self.client.delete(self.entity.collection, list(ids))
        for ident in ids:
            self.known.pop(ident, None)

    def query(self) -> Query[E]:
        return Query(self.client, self.entity)

    def drop(self) -> None:
        self.client.delete_collection(self.entity.collection)
