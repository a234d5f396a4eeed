"""Decorators run with the function or class as their argument, and their result takes its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qdrant_async_migrate.link import (
    calls,
    classes,
    effects,
)
from qdrant_async_migrate.link.state import Call, Decoration, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind


def instead_of_class(state: State, target: int, values: Iterable[Value]) -> None:
    state.graph.add(target, [v for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND, Kind.INST, Kind.PARTIAL)])


def made_of(state: State, target: int, values: Iterable[Value]) -> None:
    """A decorator that is a function may give an object that keeps the function."""
    state.graph.add(target, [value for value in values if state.kind(value) == Kind.INST])


REGISTERS = frozenset({"functools.singledispatch().register", "functools.singledispatchmethod().register"})


def registered(state: State, function: Value, values: Iterable[Value]) -> None:
    """``@generic.register``: a call of the generic function may run this one."""
    for _, item in state.each(values):
        if item[0] == Kind.MEM and item[1] in REGISTERS and state.kind(item[2]) == Kind.FUNC:
            state.graph.add(state.function_node[state.item(item[2])[1]], [function])


def decorate(state: State, function: int, place: Any, argument: int, result: int, values: Iterable[Value]) -> None:
    """The decorator runs with the function as its argument."""
    for value, item in state.each(values):
        if item[0] in (Kind.FUNC, Kind.BOUND, Kind.CLASS):
            state.decorated_by.setdefault(function, set()).add(item[1])
            state.decorations.append(Decoration(function, item[1], place))
        elif item[0] == Kind.INST and (called := classes.special(state, item[1], "__call__")):
            state.decorations.extend(Decoration(function, f, place) for f in called)
        elif item[0] == Kind.PARTIAL and state.kind(inner := state.partials[item[1]][1]) == Kind.FUNC:
            state.decorations.append(Decoration(function, state.item(inner)[1], place))
        if item[0] in (Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.INST, Kind.PARTIAL):
            scope = state.scope_file[function]
            site = Call(-1, scope, state.parent(function), place, -1, (argument,), (), {}, result)
            calls.invoke(state, site, value, (argument,), (), result)
        elif item[0] in (Kind.EXT, Kind.OBJ, Kind.MEM) and state.scopes[function].kind is ScopeKind.FUNCTION:
            effects.passes(state, function, item[1])
