"""Moves a whole Python program from ``QdrantClient`` to ``AsyncQdrantClient``, and finds what blocks its event loop.

Importing this package imports nothing else; the names of the library are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from qdrant_async_migrate._version import __version__

if TYPE_CHECKING:
    from qdrant_async_migrate.api import Result, check, migrate, migrate_source
    from qdrant_async_migrate.config import Config
    from qdrant_async_migrate.model.errors import QamError

__all__ = ["Config", "QamError", "Result", "__version__", "check", "migrate", "migrate_source"]

_HOMES = {
    "Config": "qdrant_async_migrate.config",
    "QamError": "qdrant_async_migrate.model.errors",
    "Result": "qdrant_async_migrate.api",
    "check": "qdrant_async_migrate.api",
    "migrate": "qdrant_async_migrate.api",
    "migrate_source": "qdrant_async_migrate.api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
