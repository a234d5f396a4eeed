from qdrant_client import QdrantClient


def run(client: QdrantClient):
    return len(client.get_collections().collections)
