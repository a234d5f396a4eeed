from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams


def create(client: QdrantClient, name: str) -> None:
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def total(client: QdrantClient) -> int:
    return len(client.get_collections().collections)
