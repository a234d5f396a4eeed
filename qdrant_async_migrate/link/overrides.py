"""``mapping[key] = value`` and what does the same, on a mapping of a library that acts on it: FastAPI calls the value where it
would call the key.

It is a call of the mapping's ``__setitem__``, recorded only where the catalog says what that does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import containers, effects
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Put:
    """Where it stands, with the nodes of key and value."""

    file: int
    scope: int
    place: Place
    key: int = -1
    source: int = -1


def put(state: State, statement: Put, values: Iterable[Value]) -> None:
    """``mapping[key] = value`` for new values of the mapping."""
    for value in values:
        method = _acting(state, value)
        if method is not None:
            _call(state, statement, method)


def fill(state: State, statement: Put, source: int, values: Iterable[Value]) -> None:
    """``mapping.update(source)``: each pair of the source is put."""
    for value in values:
        if state.kind(value) == Kind.CONT:
            state.graph.watch(source, partial(containers.merge, state, value))
        elif (method := _acting(state, value)) is not None:
            state.graph.watch(source, partial(_pairs, state, statement, method))


def become(state: State, statement: Put, name: str, values: Iterable[Value]) -> None:
    """``object.mapping = source`` for new values of the object."""
    for _, item in state.each(values):
        if item[0] in (Kind.OBJ, Kind.MEM) and state.known.is_prefix(f"{item[1]}.{name}"):
            fill(state, statement, statement.source, [state.values.of(Kind.MEM, f"{item[1]}.{name}", item[2])])


def _acting(state: State, value: Value) -> Value | None:
    """The ``__setitem__`` of a mapping of which the catalog says what it does."""
    item = state.item(value)
    if item[0] != Kind.MEM or state.known.effect(name := f"{item[1]}.__setitem__") is None:
        return None
    return state.values.of(Kind.MEM, name, item[2])


def _pairs(state: State, statement: Put, method: Value, values: Iterable[Value]) -> None:
    for value in values:
        for key, source in state.pairs.get(value, ()):
            _call(state, replace(statement, key=key, source=source), method)


def _call(state: State, at: Put, method: Value) -> None:
    graph = state.graph
    site = Call(len(state.calls), at.file, at.scope, at.place, graph.node(), (at.key, at.source), (), {}, graph.node())
    state.calls.append(site)
    site.may_run(method)
    effects.foreign(state, site, method, site.args, (), site.result)
