from qdrant_client import QdrantClient


def existing(client: QdrantClient, names):
    return [n for n in names if client.collection_exists(n)]


def sizes(client: QdrantClient, names):
    return {n: client.count(n).count for n in names}


def distinct(client: QdrantClient, names):
    return {p.payload["kind"] for n in names for p in client.scroll(n, limit=10)[0]}


def matrix(client: QdrantClient, names, ids):
    return [[bool(client.retrieve(n, ids=[i])) for i in ids] for n in names]


def all_names(client):
    return [c.name for c in client.get_collections().collections]
