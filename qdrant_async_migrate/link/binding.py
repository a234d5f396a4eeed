"""What a name of a class body is when it is read or written through an object: functions bind, properties and descriptors run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value

PROPERTY, STATIC, CLASSWISE = "builtins.property()", "builtins.staticmethod()", "builtins.classmethod()"
"""What these calls make, with their function as the owner."""


MADE = frozenset({PROPERTY, STATIC, CLASSWISE})


def bind(state: State, read: Read, owner: Value, cls: int, values: Iterable[Value]) -> None:
    """What a name of a class body is when read through an instance: functions bind, properties run."""
    found: list[Value] = []
    for value, item in state.each(values):
        if item[0] == Kind.INST and (getters := classes.special(state, item[1], "__get__")):
            for function in getters:
                _describe(state, read, function, (value, owner, state.values.of(Kind.CLASS, cls)))
            continue
        if item[0] == Kind.MEM and item[1] in MADE:
            _made(state, read, item, owner, state.values.of(Kind.CLASS, cls))
            continue
        if item[0] != Kind.FUNC or (not methods.in_class(state, item[1]) and read.name in classes.fields(state, cls)):
            found.append(value)
            continue
        if not methods.in_class(state, item[1]):
            found.append(state.values.of(Kind.BOUND, item[1], owner))
            continue
        scope = state.scopes[item[1]]
        match methods.method_kind(state, item[1], scope):
            case "static":
                found.append(value)
            case "class":
                found.append(state.values.of(Kind.BOUND, item[1], state.values.of(Kind.CLASS, cls)))
            case "property" | "cached property":
                _run_getter(state, read, value, owner)
            case "setter":
                pass
            case _:
                found.append(state.values.of(Kind.BOUND, item[1], owner))
    state.graph.add(read.result, found)


def _made(state: State, read: Read, item: tuple[Any, ...], owner: Value, cls: Value) -> None:
    """What ``property(f)``, ``staticmethod(f)`` and ``classmethod(f)`` give when they are read of an object."""
    if item[1] == PROPERTY:
        _run_getter(state, read, item[2], owner)
    elif item[1] == STATIC:
        state.graph.add(read.result, [item[2]])
    else:
        state.graph.add(read.result, [state.values.of(Kind.BOUND, state.item(item[2])[1], cls)])


def _run_getter(state: State, read: Read, getter: Value, owner: Value) -> None:
    function = state.item(getter)[1]
    state.graph.add(methods.first_parameter(state, function), [owner])
    state.graph.edge(state.node_in(function, state.scopes[function].returns), read.result)
    read.may_run(getter)


def _describe(state: State, read: Read, function: int, given: tuple[Value, Value | None, Value]) -> None:
    """A descriptor of the program: its ``__get__`` runs, with the object whose attribute is read (none if it is read of the
    class), and the class."""
    scope = state.scopes[function]
    for param, value in zip(scope.params, given, strict=False):
        if value is not None:
            state.graph.add(state.node_in(function, param.node), [value])
    state.graph.edge(state.node_in(function, scope.returns), read.result)
    read.may_run(state.values.of(Kind.BOUND, function, given[0]))


def bind_class(state: State, read: Read, owner: Value, values: Iterable[Value]) -> None:
    """What a name of a class body is when read through the class: class methods bind, descriptors run."""
    found: list[Value] = []
    for value, item in state.each(values):
        if item[0] == Kind.INST and (getters := classes.special(state, item[1], "__get__")):
            for function in getters:
                _describe(state, read, function, (value, None, owner))
            continue
        if item[0] == Kind.MEM and item[1] in (STATIC, CLASSWISE):
            _made(state, read, item, owner, owner)
            continue
        is_class_method = item[0] == Kind.FUNC and methods.method_kind(state, item[1], state.scopes[item[1]]) == "class"
        found.append(state.values.of(Kind.BOUND, item[1], owner) if is_class_method else value)
    state.graph.add(read.result, found)


def run_setter(state: State, cls: int, name: str, source: int) -> None:
    for current in classes.order(state, cls):
        for function in classes.methods(state, current).get(name, []):
            scope = state.scopes[function]
            if methods.method_kind(state, function, scope) == "setter" and len(scope.params) > 1:
                state.graph.edge(source, state.node_in(function, scope.params[1].node))
    found = classes.find(state, cls, name)
    if found is not None:
        state.graph.watch(found[1], partial(_set_through, state, source, cls))


def _set_through(state: State, source: int, cls: int, values: Iterable[Value]) -> None:
    """What is assigned to an attribute that a descriptor stands for reaches its ``__set__``."""
    for value, item in state.each(values):
        if value in state.setting:
            state.graph.watch(state.setting[value], partial(_run_setting, state, source, state.values.of(Kind.INST, cls)))
        for function in classes.special(state, item[1], "__set__") if item[0] == Kind.INST else ():
            params = state.scopes[function].params
            for param, given in zip(params, (value, state.values.of(Kind.INST, cls)), strict=False):
                state.graph.add(state.node_in(function, param.node), [given])
            if len(params) > 2:
                state.graph.edge(source, state.node_in(function, params[2].node))


def _run_setting(state: State, source: int, owner: Value, values: Iterable[Value]) -> None:
    """The function that ``property(get, set)`` was given for assignments."""
    for function in (state.item(value)[1] for value in values if state.kind(value) == Kind.FUNC):
        params = state.scopes[function].params
        if len(params) > 1:
            state.graph.add(state.node_in(function, params[0].node), [owner])
            state.graph.edge(source, state.node_in(function, params[1].node))
