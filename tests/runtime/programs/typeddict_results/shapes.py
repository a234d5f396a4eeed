from typing import NamedTuple, TypedDict

from qdrant_client import QdrantClient


class Hit(TypedDict):
    id: int
    label: str


class Index(NamedTuple):
    name: str
    client: QdrantClient
