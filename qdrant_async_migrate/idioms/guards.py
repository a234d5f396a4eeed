"""Locks that are held for an instant: around plain statements that run no code of the program, no client and nothing that blocks.
Nobody waits for such a lock for long, on the event loop or in a thread."""

from __future__ import annotations

import ast

from qdrant_async_migrate.catalog.schema import Thread
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.model.facts import Place

_LARGE = 3
"""Statements from which a lock is no longer held for an instant."""


def is_instant(context: Context, leaf: Leaf, others: list[Leaf]) -> bool:
    """The leaf is ``with lock:`` around a few plain statements; ``others``: what else blocks in the same function."""
    if leaf.row.thread is not Thread.UNSAFE or not leaf.row.name.endswith(".__enter__"):
        return False
    syntax = context.syntax(leaf.file)
    lock = syntax.expression(leaf.place)
    block = next((n for n in syntax.ancestors(lock) if isinstance(n, ast.With)), None) if lock is not None else None
    if block is None or len(block.items) != 1 or sum(isinstance(n, ast.stmt) for s in block.body for n in ast.walk(s)) > _LARGE:
        return False
    inside = (block.body[0].lineno, block.body[-1].end_lineno or 0)
    running = [use.place for use in context.uses_of_file(leaf.file) if use.functions or use.clients]
    running += [other.place for other in others if other.file == leaf.file]
    return not any(_within(place, inside) for place in running)


def _within(place: Place, lines: tuple[int, int]) -> bool:
    return lines[0] <= place[0] <= lines[1]
