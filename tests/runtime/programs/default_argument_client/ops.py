from qdrant_client import QdrantClient, models

from shared import fallback, shared


def create(name, client=shared):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return name


def count(name, client: QdrantClient | None = None):
    client = client or fallback()
    return client.count(name).count


def exists(name, *, client=None):
    return (client if client is not None else fallback()).collection_exists(name)
