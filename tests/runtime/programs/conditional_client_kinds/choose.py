from qdrant_client import QdrantClient

_default = None


def open_client(args):
    return QdrantClient(path="db") if args else QdrantClient(":memory:")


def describe(client=None):
    global _default
    client = client or _default or QdrantClient(":memory:")
    _default = client
    if not client.collection_exists("x"):
        client.create_collection("x", vectors_config={})
        return "new"
    return "known"
