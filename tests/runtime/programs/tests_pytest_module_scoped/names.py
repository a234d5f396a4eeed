from qdrant_client import QdrantClient


def unique(client: QdrantClient, base: str) -> str:
    n = 0
    while client.collection_exists(f"{base}{n}"):
        n += 1
    return f"{base}{n}"
