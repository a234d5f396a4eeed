"""Vector stores behind one interface."""
from . import memory_store, qdrant_store  # noqa: F401  registers them
from .base import Document, VectorStore
from .registry import available, create_store

__all__ = ["Document", "VectorStore", "available", "create_store"]
