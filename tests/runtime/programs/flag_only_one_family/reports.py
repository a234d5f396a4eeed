from qdrant_client import QdrantClient


def report() -> int:
    client = QdrantClient(":memory:")
    return len(client.get_collections().collections)
