"""What a container holds, by its keys: one node stands for the places that are not told apart."""

from __future__ import annotations

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import NAMED

ANY = None
"""The key of elements whose key is not known."""


def keys_of(state: State, mapping: Value) -> Value:
    """What iterating over a mapping gives, as a container of its own: its elements are the values."""
    return state.values.of(Kind.CONT, ("keys", mapping))


def slot_key(key: object) -> object:
    """The name of a constant does not tell its value: it may be any key."""
    return ANY if isinstance(key, tuple) and key[:1] == (NAMED,) else key


def read(state: State, container: Value, key: object, target: int) -> None:
    """What stands under a key reaches the target."""
    key = slot_key(key)
    if key is ANY:
        state.graph.edge(state.every(container), target)
    else:
        state.graph.edge(state.slot(container, key), target)
        state.graph.edge(state.slot(container, ANY), target)


def move(state: State, container: Value) -> None:
    """Its elements are not in the places any more in which they were put."""
    state.graph.edge(state.every(container), state.slot(container, ANY))
