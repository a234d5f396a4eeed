from qdrant_client import QdrantClient

CFG = {"size": 1, "distance": "Dot"}


def for_sized() -> QdrantClient:
    return QdrantClient(":memory:")


def for_jobs() -> QdrantClient:
    return QdrantClient(":memory:")
