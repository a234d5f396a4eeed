"""``for name, value in mapping.items(): setattr(x, name, value)``: each attribute is what is under its name in the mapping."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, holding
from qdrant_async_migrate.link.open_names import OPEN
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value


def store(state: State, owner: int, stored: int, mappings: Iterable[Value]) -> None:
    """``stored`` is what the loop gets of all of them; an object that is no mapping of the program may give it any name. What
    ``vars()`` gives of an object of which nothing is known holds nothing of the program."""
    for value, item in state.each(mappings):
        if item[0] == Kind.OBJ and item[1].startswith("builtins."):
            continue
        if item[0] != Kind.CONT:
            _named(state, owner, OPEN, stored)
        elif (cls := holding.class_of_dict(state, value)) >= 0:
            _members(state, owner, cls)
        else:
            state.each_slot(value, partial(_named, state, owner))


def _members(state: State, owner: int, cls: int) -> None:
    for name, local in state.scopes[cls].cells.items():
        if not name.startswith("__"):
            _named(state, owner, name, state.node_in(cls, local))
    state.each_class_cell(cls, partial(_named, state, owner))


def _named(state: State, owner: int, name: object, source: int) -> None:
    state.graph.watch(owner, partial(attributes.store, state, name if isinstance(name, str) else OPEN, source))
