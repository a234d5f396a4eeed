from functools import singledispatch

from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct


@singledispatch
def write(item, client: QdrantClient, name: str):
    raise TypeError(f"cannot write {type(item).__name__}")


@write.register
def _(item: int, client: QdrantClient, name: str):
    client.upsert(name, points=[PointStruct(id=item, vector=[1.0])])
    return 1


@write.register(list)
def _many(item, client: QdrantClient, name: str):
    return sum(write(part, client, name) for part in item)
