from qdrant_client import QdrantClient


def sizes(client: QdrantClient) -> dict[str, int]:
    return {c.name: client.count(c.name).count for c in client.get_collections().collections}
