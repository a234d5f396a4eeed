from qdrant_client import QdrantClient

client = QdrantClient(":memory:")


def call(name, *args, **kwargs):
    method = getattr(client, name)
    return method(*args, **kwargs)
