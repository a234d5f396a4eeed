"""What a metaclass gives the classes that it makes: its methods are theirs, and calling one of them runs its ``__call__``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import binding, classes
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value


def of(state: State, cls: int) -> int:
    """The node of the metaclasses of a class."""
    node = state.metaclasses.get(cls)
    if node is None:
        node = state.metaclasses[cls] = state.graph.node()
    return node


def make(state: State, meta: Value, made: Iterable[Value]) -> None:
    """``made`` are classes of the metaclass."""
    for value in made:
        state.graph.add(of(state, state.item(value)[1]), [meta])


def member(state: State, read: Read, owner: Value, values: Iterable[Value]) -> None:
    """An attribute that the class ``owner`` does not have itself."""
    for _, item in state.each(values):
        found = classes.find(state, item[1], read.name) if item[0] == Kind.CLASS else None
        if found is not None:
            state.graph.watch(found[1], partial(binding.bind, state, read, owner, item[1]))
