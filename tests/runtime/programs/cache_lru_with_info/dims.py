from functools import lru_cache

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

client = QdrantClient(":memory:")


def make(name: str, size: int) -> None:
    client.create_collection(name, vectors_config=VectorParams(size=size, distance=Distance.DOT))


@lru_cache(maxsize=32)
def dimension(name: str) -> int:
    return client.get_collection(name).config.params.vectors.size
