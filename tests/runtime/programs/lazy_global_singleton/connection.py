from typing import Optional

from qdrant_client import QdrantClient

_client: Optional[QdrantClient] = None
opened = 0


def get_client() -> QdrantClient:
    global _client, opened
    if _client is None:
        _client = QdrantClient(":memory:")
        opened += 1
    return _client


def close_client() -> None:
    global _client
    if _client is not None:
        _client.close()
        _client = None
