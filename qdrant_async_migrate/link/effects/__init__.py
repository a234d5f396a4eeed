"""Calls of code outside the program: what the catalog says passes through them, and what is handed to them."""

from __future__ import annotations

from qdrant_async_migrate.link.effects import dunders, functions, mappings, patching, signatures  # noqa: F401
from qdrant_async_migrate.link.effects.awaiting import await_values
from qdrant_async_migrate.link.effects.entering import is_context_manager
from qdrant_async_migrate.link.effects.injecting import passes
from qdrant_async_migrate.link.effects.objects import classes_meant, instances
from qdrant_async_migrate.link.effects.outside import foreign
from qdrant_async_migrate.link.effects.records import record_class
from qdrant_async_migrate.link.effects.sequences import in_place
from qdrant_async_migrate.link.effects.use import CALLABLE, KINDS, escape

__all__ = [
    "CALLABLE",
    "EFFECT_KINDS",
    "await_values",
    "classes_meant",
    "escape",
    "foreign",
    "in_place",
    "instances",
    "is_context_manager",
    "passes",
    "record_class",
]
EFFECT_KINDS = frozenset(KINDS)
