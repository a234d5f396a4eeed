"""Moves a whole Python program from ``QdrantClient`` to ``AsyncQdrantClient``, and finds what blocks its event loop."""

from qdrant_async_migrate._version import __version__

__all__ = ["__version__"]
