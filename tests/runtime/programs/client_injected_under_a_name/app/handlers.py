from itertools import count
from qdrant_client.models import Distance, PointStruct, VectorParams
from .container import with_client

_ids = count(1)


def vec(text):
    return [float(len(text)), 1.0]


@with_client()
def init(*, client, collection):
    return client.create_collection(collection, vectors_config=VectorParams(size=2, distance=Distance.EUCLID))


@with_client("qdrant")
def push(text, *, qdrant, collection):
    point = PointStruct(id=next(_ids), vector=vec(text), payload={"text": text})
    return qdrant.upsert(collection, points=[point]).status.name


@with_client(arg="db")
def find(text, db=None, collection=None):
    hits = db.query_points(collection, query=vec(text), limit=1).points
    return [h.payload["text"] for h in hits]


@with_client()
def size(client, collection):
    return client.count(collection).count


def handle(line):
    name, *rest = line.split()
    match name:
        case "init":
            return init()
        case "push" | "find" as verb:
            fn = {"push": push, "find": find}[verb]
            return fn(*rest)
        case "size":
            return size()
        case _:
            return f"unknown {name}"
