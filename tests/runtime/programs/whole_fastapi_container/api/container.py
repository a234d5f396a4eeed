from __future__ import annotations

from functools import cached_property

from qdrant_client import QdrantClient

from .config import get_config
from .notes import NoteRepository, NoteService


class Container:
    def __init__(self) -> None:
        self.closed = False

    @cached_property
    def qdrant(self) -> QdrantClient:
        return QdrantClient(get_config().qdrant)

    @cached_property
    def repository(self) -> NoteRepository:
        return NoteRepository(self.qdrant, get_config().collection)

    @cached_property
    def notes(self) -> NoteService:
        return NoteService(self.repository)

    def startup(self) -> None:
        self.repository.migrate()

    def shutdown(self) -> None:
        self.qdrant.close()
        self.closed = True


container = Container()
