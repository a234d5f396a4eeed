from contextlib import contextmanager
from typing import Iterator

from qdrant_client import QdrantClient, models


@contextmanager
def connect() -> Iterator[QdrantClient]:
    client = QdrantClient(":memory:")
    try:
        yield client
    finally:
        print("closing")
        client.close()


@contextmanager
def collection(client: QdrantClient, name: str, keep: bool = False) -> Iterator[str]:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    try:
        yield name
    finally:
        if not keep:
            client.delete_collection(name)
        print("left", name)
