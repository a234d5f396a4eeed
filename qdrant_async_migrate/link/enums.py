"""Enumerations: each member is an object of its class, made of the value that the class body gives to its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind

VALUE = frozenset({"value", "_value_"})


def members(state: State, cls: int) -> Iterator[int]:
    """The nodes of what is given to the names of the members; functions of the class body are methods."""
    for current in classes.order(state, cls):
        methods = classes.methods(state, current)
        for name, local in state.scopes[current].cells.items():
            if name not in methods and not name.startswith("__"):
                yield state.node_in(current, local)


def make(state: State, number: int) -> None:
    """``NAME = (function, "text")`` runs ``__init__(self, function, text)`` of the class."""
    for local, scope in enumerate(state.files[number].scopes):
        cls = state.scope_of(number, local)
        if scope.kind is ScopeKind.CLASS and classes.is_enum(state, cls):
            for function in classes.special(state, cls, "__init__"):
                params = [state.node_in(function, param.node) for param in state.scopes[function].params[1:]]
                for node in members(state, cls) if params else ():
                    state.graph.watch(node, partial(_give, state, params))


def _give(state: State, params: list[int], values: Iterable[Value]) -> None:
    """A tuple is spread over the parameters, anything else is the first."""
    for value, item in state.each(values):
        if item[0] == Kind.CONT:
            for index, param in enumerate(params):
                state.graph.edge(state.slot(value, index), param)
        else:
            state.graph.add(params[0], [value])
