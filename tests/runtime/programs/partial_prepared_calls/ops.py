from functools import partial

from qdrant_client import QdrantClient, models


def create(client: QdrantClient, name: str, size: int = 1) -> bool:
    return client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))


class Ops:
    def __init__(self, client: QdrantClient, name: str):
        self._upsert = partial(client.upsert, name)
        self._count = partial(client.count, collection_name=name, exact=True)

    def put(self, id: int):
        return self._upsert([models.PointStruct(id=id, vector=[1.0])]).status.value

    def size(self) -> int:
        return self._count().count
