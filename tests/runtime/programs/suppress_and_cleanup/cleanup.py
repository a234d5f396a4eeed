from contextlib import ExitStack, suppress

from qdrant_client import QdrantClient


def try_drop(client: QdrantClient, name: str) -> int:
    n = -1
    with suppress(ValueError):
        n = client.count(name).count
        client.delete_collection(name)
    return n


def temporary(client: QdrantClient, names: list[str]) -> int:
    with ExitStack() as stack:
        for name in names:
            client.create_collection(name, vectors_config={})
            stack.callback(client.delete_collection, name)
        stack.callback(print, "cleaning")
        return len(client.get_collections().collections)
