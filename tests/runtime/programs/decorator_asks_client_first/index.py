"""An index service that prepares its collection when it is made."""
import logging
from dataclasses import dataclass, field
from functools import wraps

from qdrant_client import QdrantClient, models

log = logging.getLogger(__name__)


class IndexNotReady(Exception):
    def __init__(self, name, count):
        super().__init__(f"{name} holds {count}")
        self.name = name
        self.count = count


def ensure_ready(fn):
    @wraps(fn)
    def inner(self, *args, **kwargs):
        n = self.client.count(self.name).count
        if n == 0:
            raise IndexNotReady(self.name, n)
        return fn(self, *args, **kwargs)
    return inner


@dataclass
class Stats:
    client: QdrantClient
    name: str
    total: int = field(init=False)

    def __post_init__(self):
        self.total = self.client.count(self.name).count


class Index:
    def __init__(self, client: QdrantClient, name: str, size: int = 2) -> None:
        self.client = client
        self.name = name
        if not client.collection_exists(name):
            client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))
        self.size = size

    def add(self, rows):
        self.client.upsert(self.name, points=[models.PointStruct(id=i, vector=v, payload=p) for i, v, p in rows])
        return Stats(self.client, self.name)

    @ensure_ready
    def top(self, vector, k=1):
        return [h.payload["t"] for h in self.client.query_points(self.name, query=vector, limit=k).points]

    @property
    def is_empty(self):
        return self.client.count(self.name).count == 0
