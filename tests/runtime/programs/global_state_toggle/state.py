from typing import Optional

from qdrant_client import QdrantClient

client: Optional[QdrantClient] = None


def init(location: str) -> None:
    global client
    client = QdrantClient(location)
    if not client.collection_exists("users"):
        client.create_collection("users", vectors_config={})


def is_ready() -> bool:
    return client is not None and client.collection_exists("users")


def shutdown() -> None:
    global client
    if client is not None:
        client.close()
        client = None
