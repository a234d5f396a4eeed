"""Threads that the function which makes them waits for: what runs in them ends before it goes on, as if it had called it."""

from __future__ import annotations

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import replace

THREAD = "threading.Thread"
SPAWN = "spawn"
JOINED = "joined"
"""How of a place that runs a function in a thread which it waits for."""


def told_apart(state: State, uses: list[Use]) -> list[Use]:
    """The same uses; those whose thread is joined in the same scope say so."""
    if not any(_begins(use) for use in uses):
        return uses
    joining = {read.scope for read in state.reads["attribute"] if read.name == "join" and _is_thread(state, read.node)}
    return [replace(use, how=JOINED) if _begins(use) and use.scope in joining else use for use in uses]


def _begins(use: Use) -> bool:
    return use.how == SPAWN and THREAD in use.others


def _is_thread(state: State, node: int) -> bool:
    items = (state.item(value) for value in state.graph.values(node))
    return any(item[0] == Kind.OBJ and item[1] == THREAD for item in items)
