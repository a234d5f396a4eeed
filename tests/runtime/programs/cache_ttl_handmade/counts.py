from qdrant_client import QdrantClient, models

from ttl import ttl_cache

client = QdrantClient(":memory:")
_next = iter(range(100))


def add(name):
    if not client.collection_exists(name):
        client.create_collection(name, vectors_config={})
    client.upsert(name, [models.PointStruct(id=next(_next), vector={})])


@ttl_cache(5)
def count(name):
    return client.count(name).count
