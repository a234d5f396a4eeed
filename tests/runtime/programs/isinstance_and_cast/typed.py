from __future__ import annotations

from typing import Any, Optional, Type, Union, cast

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams


def build(kind: Type[QdrantClient], location: str) -> QdrantClient:
    return kind(location)


def as_client(thing: Any) -> QdrantClient:
    if isinstance(thing, QdrantClient):
        return thing
    if isinstance(thing, dict):
        return build(QdrantClient, **thing)
    raise TypeError(f"no client: {type(thing).__name__}")


def create(thing: Union[QdrantClient, dict], name: str) -> "QdrantClient":
    client = as_client(thing)
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    return client


def size(holder: object, name: str, fallback: Optional["QdrantClient"] = None) -> int:
    client = cast("QdrantClient", holder) if holder is not None else fallback
    if client is None:
        return -1
    return client.count(name).count
