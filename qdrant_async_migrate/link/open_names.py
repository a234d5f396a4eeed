"""Attributes whose names are not known, or known in part: ``getattr(self, f"do_{verb}")``, ``getattr(jobs, name)``."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import partial

from qdrant_async_migrate.link import binding, classes, lazily
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value

OPEN = "*"
"""Stands in a name for what is not known of it."""
_MANY = 200
"""Attributes that a name which is not known may stand for, all objects together."""
_FEW = 24
"""The same where one call too many is worse than one too few."""


def of_object(state: State, read: Read, value: Value, cls: int) -> None:
    """Any attribute of the object, or of the class itself, that has such a name. Of objects with very many that would say
    nothing: all that they have counts as handed away there."""
    names = {n: (c, i) for c in classes.order(state, cls) for n, i in state.scopes[c].cells.items() if not n.startswith("__")}
    members = {name: found for name, found in names.items() if fnmatchcase(name, read.name)}
    if len(state.graph.values(read.result)) + len(members) > (_FEW if state.trusting else _MANY):
        state.opaque[(read.file, read.place, value)] = read
        return
    state.each_slot(value, partial(_kept, state, read))
    for current, local in members.values():
        node = state.node_in(current, local)
        if state.kind(value) == Kind.CLASS:
            state.graph.watch(node, partial(binding.bind_class, state, read, value))
        else:
            state.graph.watch(node, partial(binding.bind, state, read, value, cls))


def of_thing(state: State, read: Read, value: Value) -> None:
    """Any attribute that was put on an object of a library (``SimpleNamespace``), or in a named tuple, and has such a name."""
    state.each_slot(value, partial(_kept, state, read))


def put_on_thing(state: State, name: str, source: int, value: Value) -> None:
    """What is put on a namespace under a name that is not known may be any of its attributes that are read. Of another library's
    class all objects are one here: what is put on one of them would be read from all."""
    effect = state.known.effect(state.item(value)[1])
    if effect is not None and effect.kind == "namespace":
        state.each_slot(value, partial(_put, state, name, source))


def _put(state: State, name: str, source: int, key: object, node: int) -> None:
    if isinstance(key, str) and OPEN not in key and fnmatchcase(key, name):
        state.graph.edge(source, node)


def _kept(state: State, read: Read, key: object, node: int) -> None:
    if not isinstance(key, str) or fnmatchcase(key, read.name):
        state.graph.edge(node, read.result)


def of_module(state: State, file: int, read: Read) -> None:
    """The functions and classes of a module that have such a name; what its own ``__getattr__`` looks up is asked for by name."""
    if state.scopes[read.scope].name != lazily.GETTER:
        names = [name for name in state.files[file].scopes[0].cells if fnmatchcase(name, read.name)]
        for name in names if len(names) <= _FEW else ():
            state.graph.watch(state.module_cell(file, name), partial(_its_own, state, file, read.result))


def _its_own(state: State, file: int, target: int, values: Iterable[Value]) -> None:
    found = [v for v, i in state.each(values) if i[0] in (Kind.FUNC, Kind.CLASS) and state.scope_file[i[1]] == file]
    state.graph.add(target, found)
