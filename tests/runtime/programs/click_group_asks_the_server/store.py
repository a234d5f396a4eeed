from qdrant_client import QdrantClient, models


def open_store(url: str) -> QdrantClient:
    client = QdrantClient(url=url)
    if not client.collection_exists("docs"):
        client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    return client
