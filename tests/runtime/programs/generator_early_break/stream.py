from qdrant_client import QdrantClient

TRAIL = []


def stream(client: QdrantClient, name):
    offset = 0
    while offset is not None:
        TRAIL.append(f"page {offset}")
        rows, offset = client.scroll(name, limit=2, offset=offset)
        for row in rows:
            yield row


def first_where(client, name, test):
    for row in stream(client, name):
        if test(row):
            return row.id
    return None


def take(client, name, n):
    out = []
    for row in stream(client, name):
        if len(out) == n:
            break
        out.append(row.id)
    return out


def head(client, name):
    return next(stream(client, name)).id
