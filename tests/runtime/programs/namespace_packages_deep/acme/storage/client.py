from qdrant_client import QdrantClient


def client():
    return QdrantClient(":memory:")
