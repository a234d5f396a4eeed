from qdrant_client import QdrantClient


def connect() -> QdrantClient:
    return QdrantClient(":memory:")
