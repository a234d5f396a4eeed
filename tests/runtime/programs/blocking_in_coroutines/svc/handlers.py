from qdrant_client.models import PointStruct

from .state import NAME, client, ensure


def _lookup(id):
    rows = client.retrieve(NAME, ids=[id])
    return rows[0].payload if rows else None


async def handle(verb, arg):
    ensure()
    match verb:
        case "put":
            client.upsert(NAME, points=[PointStruct(id=arg, vector=[1.0], payload={"n": arg})])
            return "ok"
        case "get":
            return _lookup(arg) or "missing"
        case _:
            return client.count(NAME).count
