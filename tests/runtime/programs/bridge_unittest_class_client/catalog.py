from qdrant_client import QdrantClient, models


def create(client: QdrantClient, name: str) -> bool:
    return client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


def names(client: QdrantClient) -> list[str]:
    return sorted(c.name for c in client.get_collections().collections)
