from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator, TypeVar

from qdrant_client import QdrantClient

from .models import Entity
from .repository import Repository
from .transaction import Transaction

E = TypeVar("E", bound=Entity)


class Session:
    def __init__(self, client: QdrantClient) -> None:
        self._client = client
        self._repositories: dict[type[Entity], Repository] = {}

    @classmethod
    def open(cls, location: str) -> Session:
        return cls(QdrantClient(location))

    def repository(self, entity: type[E]) -> Repository[E]:
        if entity not in self._repositories:
            self._repositories[entity] = Repository(self._client, entity)
        return self._repositories[entity]

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        tx = Transaction()
        try:
            yield tx
        except Exception:
            tx.discard()
            raise
        else:
            tx.commit()

    def close(self) -> None:
        for repository in self._repositories.values():
            repository.drop()
        self._client.close()
