from qdrant_client import QdrantClient, models

from retrying import attempt


def size(client: QdrantClient, name: str) -> int:
    return client.count(name).count


def safe_size(client: QdrantClient, name: str) -> int:
    return attempt(lambda: size(client, name), default=-1)


def safe_create(client: QdrantClient, name: str) -> bool:
    config = models.VectorParams(size=1, distance=models.Distance.DOT)
    return attempt(lambda: client.create_collection(name, vectors_config=config), False, times=1)
