from qdrant_client import QdrantClient


def work(name: str) -> int:
    client = QdrantClient(":memory:")
    client.create_collection("good", vectors_config={})
    return client.count(name).count
