from qdrant_client import QdrantClient


def pair() -> tuple[QdrantClient, QdrantClient]:
    return QdrantClient(":memory:"), QdrantClient(":memory:")


def shards(n: int) -> list[QdrantClient]:
    return [QdrantClient(":memory:") for _ in range(n)]
