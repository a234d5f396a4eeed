"""The one settings value. In: ``[tool.qdrant-async-migrate]``, and what a command line or a caller adds to it. Out: a frozen
``Config``. Knows what a key is called and what it holds, nothing of what the phases do with it."""

from qdrant_async_migrate.config.load import load
from qdrant_async_migrate.config.settings import Config

__all__ = ["Config", "load"]
