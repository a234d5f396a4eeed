import functools
from dataclasses import dataclass, field

from qdrant_client import QdrantClient, models


@dataclass
class Catalog:
    client: QdrantClient
    name: str = "catalog"
    hits: dict = field(default_factory=dict)

    @functools.cached_property
    def label(self):
        return self.name.title()

    def put(self, pid, vec, **payload):
        self.client.upsert(self.name, [models.PointStruct(id=pid, vector=vec, payload=payload)])
        lookup.cache_clear()

    def get(self, pid):
        found = self.client.retrieve(self.name, ids=[pid], with_vectors=False)
        return found[0].payload if found else None


@functools.lru_cache(maxsize=1)
def get_catalog() -> Catalog:
    client = QdrantClient(":memory:")
    catalog = Catalog(client)
    client.create_collection(catalog.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    return catalog


@functools.lru_cache(maxsize=2)
def lookup(pid: int):
    catalog = get_catalog()
    catalog.hits[pid] = catalog.hits.get(pid, 0) + 1
    return catalog.get(pid)
