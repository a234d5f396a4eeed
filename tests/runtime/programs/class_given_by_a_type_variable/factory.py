from typing import Type, TypeVar
from qdrant_client import QdrantClient
from repos import BaseRepo

R = TypeVar("R", bound=BaseRepo)


def make(cls: Type[R], **options) -> R:
    client = QdrantClient(**options)
    return cls(client)
