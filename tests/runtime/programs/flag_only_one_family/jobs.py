from qdrant_client import QdrantClient, models


def job(name: str) -> bool:
    client = QdrantClient(":memory:")
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return client.collection_exists(name)
