from qdrant_client import AsyncQdrantClient, QdrantClient


def sync_client() -> QdrantClient:
    return QdrantClient(":memory:")


def async_client() -> AsyncQdrantClient:
    return AsyncQdrantClient(":memory:")  # same
