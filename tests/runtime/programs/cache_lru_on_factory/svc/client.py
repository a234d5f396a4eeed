from functools import lru_cache

from qdrant_client import QdrantClient


@lru_cache(maxsize=1)
def get_client() -> QdrantClient:
    return QdrantClient(":memory:")
