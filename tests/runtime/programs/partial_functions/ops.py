from functools import partial

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def write(client: QdrantClient, name: str, id: int, value: float) -> None:
    client.upsert(name, points=[PointStruct(id=id, vector=[value])])


def bind(client: QdrantClient, name: str):
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.EUCLID))
    fetch = partial(client.retrieve, name, with_vectors=True)
    put = partial(write, client, name)
    return fetch, put
