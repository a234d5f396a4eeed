from qdrant_client import QdrantClient

shared = QdrantClient(":memory:")


def fallback() -> QdrantClient:
    return shared
