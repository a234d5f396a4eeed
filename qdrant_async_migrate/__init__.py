"""Moves a whole Python program from ``QdrantClient`` to ``AsyncQdrantClient``, and finds what blocks its event loop.

Importing this package imports nothing else; the names of the library are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.lazy import names_of

if TYPE_CHECKING:
    from qdrant_async_migrate.api import Result, check, migrate, migrate_source
    from qdrant_async_migrate.config import Config
    from qdrant_async_migrate.model.errors import QamError

__all__ = ["Config", "QamError", "Result", "__version__", "check", "migrate", "migrate_source"]

__getattr__ = names_of(
    __name__,
    {
        "Config": "config",
        "QamError": "model.errors",
        "Result": "api",
        "check": "api",
        "migrate": "api",
        "migrate_source": "api",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
