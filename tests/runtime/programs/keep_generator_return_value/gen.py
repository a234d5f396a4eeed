from qdrant_client import QdrantClient


def page(client: QdrantClient, name, offset):
    rows, following = client.scroll(name, limit=2, offset=offset)
    for row in rows:
        yield row.id
    return following


def everything(client: QdrantClient, name):
    offset = None
    while True:
        offset = yield from page(client, name, offset)
        if offset is None:
            return


def seeker(client: QdrantClient, name):
    wanted = yield "ready"
    while wanted is not None:
        rows = client.retrieve(name, ids=[wanted])
        wanted = yield bool(rows)
