from qdrant_client import QdrantClient

from .settings import Settings


def make_client(settings: Settings) -> QdrantClient:
    options = settings.qdrant.model_dump()
    return QdrantClient(**options)
