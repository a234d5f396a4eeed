"""Methods of a client's class in whose place the program puts functions of its own: ``Client.scroll = function``,
``monkeypatch.setattr(Client, "scroll", function)``. Whoever calls the method of a client may call the function."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import unbound
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.unions import UnionFind
from qdrant_async_migrate.link.values import Kind, Value

_KEY = "replaced"


def put(state: State, name: str, source: int, value: Value) -> None:
    """An attribute of a class is set."""
    if unbound.is_method(state, value, name):
        cls = state.item(value)[1]
        state.graph.edge(source, _cell(state, cls, name))
        mark(state, name, [value])


def mark(state: State, name: str, values: Iterable[Value]) -> None:
    """A method of a class is replaced, by whatever it is."""
    for value, item in state.each(values):
        if unbound.is_method(state, value, name):
            state.graph.add(_cell(state, item[1], ""), [value])


def take(state: State, read: Read, value: Value) -> None:
    """A method is read from a client."""
    cls = state.item(value)[1]
    if unbound.is_method(state, state.values.of(Kind.XCLS, cls, -1), read.name):
        state.graph.watch(_cell(state, cls, read.name), partial(_bind, state, read.result, value))


def _bind(state: State, result: int, client: Value, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.FUNC:
            state.graph.add(result, [state.values.of(Kind.BOUND, item[1], client)])
        elif item[0] == Kind.BOUND:
            state.graph.add(result, [value])


def _cell(state: State, cls: str, name: str) -> int:
    return state.slot(state.values.of(Kind.EXT, cls), (_KEY, name))


def share(state: State, joined: UnionFind) -> None:
    """A method that is replaced in the class is replaced for every client there is."""
    for (_, key), node in state.heap.items():
        for value in state.graph.values(node) if key == (_KEY, "") else ():
            first, *others = [*unbound.of_class(state, state.item(value)[1])] or [-1]
            for other in others:
                joined.union(first, other)
