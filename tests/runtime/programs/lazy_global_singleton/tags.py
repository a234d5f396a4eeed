from qdrant_client.models import Distance, PointStruct, VectorParams

from connection import get_client

NAME = "tags"


def init():
    get_client().create_collection(NAME, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def tag(id_, *labels):
    get_client().upsert(NAME, points=[PointStruct(id=id_, vector=[1.0], payload={"labels": list(labels)})])


def labels(id_):
    found = get_client().retrieve(NAME, ids=[id_])
    return found[0].payload["labels"] if found else None
