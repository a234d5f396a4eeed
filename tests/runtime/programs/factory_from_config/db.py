import qdrant_client as q
from qdrant_client.http import models as rest

from settings import PROFILES, Settings


def make_client(settings: Settings) -> q.QdrantClient:
    """Returns a QdrantClient for the settings."""
    return q.QdrantClient(settings.location)


def connect(profile: str) -> "tuple[q.QdrantClient, Settings]":
    settings = PROFILES[profile]
    client = make_client(settings)
    client.recreate_collection(settings.collection, vectors_config=rest.VectorParams(size=settings.dim, distance=rest.Distance.EUCLID))
    return client, settings
