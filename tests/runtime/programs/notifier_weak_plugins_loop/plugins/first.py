from qdrant_client import QdrantClient


def run(client: QdrantClient):
    return client.create_collection("first", vectors_config={})
