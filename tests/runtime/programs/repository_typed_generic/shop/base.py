from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from qdrant_client import QdrantClient, models

E = TypeVar("E")


class Repository(ABC, Generic[E]):
    collection: str

    def __init__(self, client: QdrantClient):
        self._client = client

    @abstractmethod
    def to_point(self, entity: E) -> models.PointStruct: ...

    @abstractmethod
    def from_payload(self, id: int, payload: dict) -> E: ...

    def create(self) -> None:
        self._client.create_collection(self.collection, vectors_config={})

    def save(self, entity: E) -> None:
        self._client.upsert(self.collection, [self.to_point(entity)])

    def get(self, id: int) -> E | None:
        found = self._client.retrieve(self.collection, [id])
        return self.from_payload(id, found[0].payload) if found else None

    def all(self) -> list[E]:
        return [self.from_payload(r.id, r.payload) for r in self._client.scroll(self.collection)[0]]
