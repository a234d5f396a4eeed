from contextlib import contextmanager

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")
LOG = []


@contextmanager
def temporary(name):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    LOG.append(f"made {name}")
    try:
        yield
    finally:
        client.delete_collection(name)
        LOG.append(f"gone {name}")


@temporary("t")
def count_inside(text):
    LOG.append(text)
    return client.count("t").count
