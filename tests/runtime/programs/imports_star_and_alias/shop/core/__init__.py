from qdrant_client import QdrantClient as VectorClient

from .schema import COLLECTION, config as vector_config

__all__ = ["VectorClient", "COLLECTION", "vector_config"]
