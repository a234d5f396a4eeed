from qdrant_client import QdrantClient


def connect():
    client = QdrantClient(":memory:")
    client.create_collection("a", vectors_config={})
    return client


def exists(client: QdrantClient, name: str) -> bool:
    return client.collection_exists(name)


def countable(client: QdrantClient, name: str) -> bool:
    return client.count(name).count >= 0


def nameable(client: QdrantClient, name: str) -> bool:
    return name.isidentifier()


CHECKS = [exists, countable, nameable]
