from functools import lru_cache

from qdrant_client import QdrantClient

from .store import DocStore


@lru_cache
def get_client() -> QdrantClient:
    return QdrantClient(":memory:")


def get_store() -> DocStore:
    return DocStore(get_client())
