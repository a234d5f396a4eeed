from contextlib import contextmanager

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

TRAIL = []


@contextmanager
def connect(label: str):
    client = QdrantClient(":memory:")
    TRAIL.append(f"open {label}")
    try:
        yield client
    finally:
        client.close()
        TRAIL.append(f"close {label}")


@contextmanager
def scratch(client: QdrantClient, name: str):
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    try:
        yield name
    except LookupError as error:
        TRAIL.append(f"swallowed {error}")
    finally:
        client.delete_collection(name)
        TRAIL.append(f"dropped {name}")
