import os

from qdrant_client import QdrantClient, models

client = QdrantClient(url=os.environ["QDRANT_URL"])


def ensure(name: str) -> None:
    if not client.collection_exists(name):
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
