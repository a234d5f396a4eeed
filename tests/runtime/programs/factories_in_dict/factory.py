import functools

from qdrant_client import QdrantClient


def _memory() -> QdrantClient:
    return QdrantClient(":memory:")


def _local(path) -> QdrantClient:
    return QdrantClient(path=path)


FACTORIES = {"memory": _memory, "local": functools.partial(_local, "local_store")}


def create(mode: str) -> QdrantClient:
    return FACTORIES[mode]()
