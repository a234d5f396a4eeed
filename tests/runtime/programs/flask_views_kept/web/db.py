from qdrant_client import QdrantClient, models

_client = None


def get_client() -> QdrantClient:
    global _client
    if _client is None:
        _client = QdrantClient(":memory:")
    return _client


def setup() -> None:
    get_client().create_collection("f", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
