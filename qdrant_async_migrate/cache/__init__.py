"""What runs remember, in the user's cache folder: never in the project, whose files may come from anybody. An entry that is
damaged, or was made by another version, is as if it were not there; runs beside each other never see half of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdrant_async_migrate.lazy import names_of

if TYPE_CHECKING:
    from qdrant_async_migrate.cache.answers import Answers
    from qdrant_async_migrate.cache.facts import FactsCache

__all__ = ["Answers", "FactsCache"]

__getattr__ = names_of(__name__, {"Answers": "answers", "FactsCache": "facts"})
