from qdrant_client import QdrantClient

SEEN = []


def probe(client: QdrantClient, name: str) -> bool:
    SEEN.append(name)
    return client.collection_exists(name)


def verdict(client: QdrantClient, names) -> str:
    if all(probe(client, n) for n in names):
        return "complete"
    missing = not any(probe(client, n) for n in reversed(names)) or "some"
    return f"partial {missing}"
