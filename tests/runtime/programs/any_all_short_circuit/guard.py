from qdrant_client import QdrantClient

SEEN = []


def probe(client: QdrantClient, name: str) -> bool:
    SEEN.append(name)
    return client.collection_exists(name)


def all_ready(client: QdrantClient, names) -> bool:
    return all(probe(client, n) for n in names)


def any_ready(client: QdrantClient, names) -> bool:
    return any(probe(client, n) for n in names)
