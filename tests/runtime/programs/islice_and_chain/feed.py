from itertools import chain, groupby, islice

from qdrant_client import QdrantClient

FETCHED = []


def items(client: QdrantClient, name: str):
    offset = None
    while True:
        rows, offset = client.scroll(name, limit=2, offset=offset)
        FETCHED.append(len(rows))
        for row in rows:
            yield row
        if offset is None:
            break


def head(client, name, n):
    return [row.id for row in islice(items(client, name), n)]


def both(client, left, right):
    return [row.id for row in chain(items(client, left), items(client, right))]


def grouped(client, name):
    return {key: [r.id for r in rows] for key, rows in groupby(items(client, name), key=lambda r: r.payload["k"])}
