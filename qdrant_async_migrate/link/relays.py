"""Plain calls of a library's objects that run what the library was given: ``chain.invoke(x)``, where functions of the program
are steps of the chain. With a coroutine function among these, the library offers a coroutine in place of the call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.link import methods
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.program import Role, Use

RELAY = "relay:"
"""Begins the ``how`` of such a call; what follows is the name of the coroutine method."""


def relays(state: State, found: Iterable[Use]) -> Iterator[Use]:
    """The calls, each with the functions that it may run. ``found``: where the program hands functions to libraries."""
    reads = {read.result: read for read in state.reads["attribute"]}
    calls = [(call, read, row) for call in state.calls if (read := reads.get(call.function)) if (row := row_of(state, read))]
    given = _given(state, found) if calls else {}
    stacked = _stacked(state, found, reads) if calls else {}
    for call, read, row in calls:
        if row.argument == "self":
            yield from _of_stack(state, call, row, stacked.get(_key(read, reads), []))
            continue
        functions = _own(state, read) or given.get(row.argument, ())
        functions = tuple(f for f in functions if not state.scopes[f].is_generator)
        if functions and row.coroutine:
            how, awaited = RELAY + row.coroutine, call.result in state.awaited
            yield Use(0, call.file, call.scope, call.place, Role.CALL, how, functions, awaited=awaited)


def row_of(state: State, read: Read) -> Effect | None:
    """What the catalog says of the call, if all that the object may be are of one library."""
    rows = [row for value in sorted(state.graph.values(read.node)) for row in _rows(state, value, read.name)]
    known = sorted((row for row in rows if row is not None), key=lambda row: row.coroutine, reverse=True)
    same = {row.coroutine for row in known if row.coroutine}
    return known[0] if known and len(known) == len(rows) and len(same) <= 1 else None


def _rows(state: State, value: Value, name: str) -> list[Effect | None]:
    item = state.item(value)
    if item[0] == Kind.CONT:
        return []  # a dictionary has no such method: it stands beside what its operator makes
    names = [item[1], *state.known.bases(item[1])] if item[0] in (Kind.OBJ, Kind.MEM) else []
    if item[0] == Kind.FUNC:
        names = [f"{decorator}()" for decorator in _decorators(state, item[1])]
    rows = (state.known.effect(f"{owner}.{name}") for owner in names)
    return [next((row for row in rows if row is not None and row.kind == "relay"), None)]


def _decorators(state: State, function: int) -> list[str]:
    return [methods.spelled(state, function, decorator.dotted) for decorator in state.scopes[function].decorators]


def _own(state: State, read: Read) -> tuple[int, ...]:
    """The object is what a decorator made of a function, or one of several."""
    items = [state.item(value) for value in sorted(state.graph.values(read.node))]
    return tuple(item[1] for item in items) if items and all(item[0] == Kind.FUNC for item in items) else ()


def _given(state: State, found: Iterable[Use]) -> dict[str, tuple[int, ...]]:
    """By the beginning of a library's name, the functions that it was given, or that its decorators take."""
    given: dict[str, set[int]] = {}
    for use in found:
        for name in use.others if use.role is Role.ESCAPE or use.how == "callback" else ():
            given.setdefault(name.split(".")[0].split("_")[0], set()).update(use.functions)
    for function, scope in enumerate(state.scopes):
        for name in _decorators(state, function) if scope.decorators else ():
            given.setdefault(name.split(".")[0].split("_")[0], set()).add(function)
    return {library: tuple(sorted(functions)) for library, functions in given.items()}


# exit stacks --------------------------------------------------------------------------------------------------------------------
_Key = tuple[str, int]


def _key(read: Read, reads: Mapping[int, Read]) -> _Key:
    """What a method is read from: an attribute of this name, or the variable."""
    source = reads.get(read.node)
    return ("", read.node) if source is None else (source.name, -1)


def _stacked(state: State, found: Iterable[Use], reads: Mapping[int, Read]) -> dict[_Key, list[Use]]:
    """What exit stacks are given, by what the stack is read from."""
    calls = {(call.file, call.place): call for call in state.calls if call.function in reads}
    given: dict[_Key, list[Use]] = {}
    for use in found:
        call = calls.get((use.file, use.place)) if use.role in (Role.ENTER, Role.APPLY) else None
        if call is not None:
            given.setdefault(_key(reads[call.function], reads), []).append(use)
    return given


def _of_stack(state: State, call: Call, row: Effect, given: list[Use]) -> Iterator[Use]:
    functions = tuple(sorted({f for use in given for f in use.functions}))
    clients = tuple(sorted({c for use in given for c in use.clients}, key=str))
    if functions or clients:
        how, awaited = RELAY + row.coroutine, call.result in state.awaited
        yield Use(0, call.file, call.scope, call.place, Role.CALL, how, functions, clients, awaited=awaited)
