from functools import cache

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def setup(sizes):
    for name, size in sizes.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))


@cache
def dim(name: str) -> int:
    return client.get_collection(name).config.params.vectors.size
