"""Copy collections between two stores."""
import contextlib
import sys
from contextlib import ExitStack, closing

from qdrant_client import QdrantClient, models


@contextlib.contextmanager
def connect(label, *, seed=None):
    client = QdrantClient(":memory:")
    try:
        if seed:
            seed(client)
        yield client
    finally:
        print("closing", label)
        client.close()


def seed(client):
    for name, n in (("a", 3), ("b", 5)):
        client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[i, 1], payload={"n": i}) for i in range(n)])


def copy_collection(src, dst, name, *, page_size=2, dry_run=False):
    if not dst.collection_exists(name) and not dry_run:
        info = src.get_collection(name)
        dst.create_collection(name, vectors_config=info.config.params.vectors)
    copied, offset = 0, None
    while True:
        batch, offset = src.scroll(name, limit=page_size, offset=offset, with_vectors=True)
        if not dry_run and batch:
            dst.upsert(name, points=[models.PointStruct(**r.model_dump(include={"id", "vector", "payload"})) for r in batch])
        copied += len(batch)
        if not offset:
            return copied
