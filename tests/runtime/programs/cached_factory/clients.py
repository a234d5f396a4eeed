from functools import lru_cache

from qdrant_client import QdrantClient


@lru_cache(maxsize=None)
def client_for(tenant: str) -> QdrantClient:
    print("open", tenant)
    return QdrantClient(":memory:")
