"""What runs remember, in the user's cache folder: never in the project, whose files may come from anybody. An entry that is
damaged, or was made by another version, is as if it were not there; runs beside each other never see half of one."""

from qdrant_async_migrate.cache.answers import Answers
from qdrant_async_migrate.cache.facts import FactsCache
from qdrant_async_migrate.cache.folder import cleared, folder, size

__all__ = ["Answers", "FactsCache", "cleared", "folder", "size"]
