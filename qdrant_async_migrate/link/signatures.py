"""What the language tells of a function: of what classes its parameters are declared to be, and what they are by default."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import given
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import NONE


def declared(state: State, function: int, target: int) -> None:
    """The classes of what its parameters hold: that is what they are declared to be, and what the program gives them."""
    for param in state.scopes[function].params:
        if param.annotated:
            state.graph.watch(state.node_in(function, param.node), partial(_classes, state, target))


def _classes(state: State, target: int, values: Iterable[Value]) -> None:
    """Those of the program; a client's class is what a client is looked up by, and has the name of the others' class. What else
    is declared may be any class."""
    state.graph.add(target, [state.values.of(Kind.EXT, "builtins.object")])
    for value in (value for value in values if state.kind(value) == Kind.INST):
        state.graph.add(target, given.class_of(state, value))


def defaults(state: State, function: int, target: int) -> None:
    """What its parameters are where a call gives nothing for them."""
    for param in state.scopes[function].params:
        if param.default != NONE:
            state.graph.edge(state.node_in(function, param.default), target)


def shown(state: State, function: int, name: str) -> Value:
    """``f.__annotations__``, ``f.__defaults__``, ``f.__kwdefaults__``: a mapping, or a tuple."""
    made = state.values.of(Kind.CONT, (name, function))
    if name != "__defaults__":
        state.mappings.add(made)
    fill = declared if name == "__annotations__" else defaults
    fill(state, function, state.slot(made, None))
    return made
