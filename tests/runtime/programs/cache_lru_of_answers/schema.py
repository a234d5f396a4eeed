import functools
from functools import lru_cache

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


@lru_cache(maxsize=None)
def vector_size(collection: str) -> int:
    """Size of the vectors, asked once per collection."""
    return client.get_collection(collection).config.params.vectors.size


@functools.cache
def tags_of(collection: str, limit: int = 100) -> frozenset[str]:
    points, _ = client.scroll(collection, limit=limit)
    return frozenset(p.payload["tag"] for p in points if p.payload)


def pad(vector, collection):
    return (vector + [0.0] * vector_size(collection))[: vector_size(collection)]


def insert(collection, rows):
    points = [models.PointStruct(id=i, vector=pad(v, collection), payload={"tag": t}) for i, (v, t) in enumerate(rows)]
    client.upsert(collection, points)
    tags_of.cache_clear()
