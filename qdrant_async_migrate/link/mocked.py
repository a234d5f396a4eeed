"""Clients that a test lets a mock give: whoever calls what the mock stands in for gets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from qdrant_async_migrate.link import classes, members
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value

RESULT, RUN = "return_value", "side_effect"
"""What a mock gives and runs where it is called, as an argument and as an attribute."""
_GIVEN = ("mocks", RESULT)


def given(state: State, file: int, name: str, source: int) -> None:
    """``Mock(return_value=client)``, ``mock.return_value = client``, ``Mock(side_effect=function)``."""
    if source >= 0 and name in (RESULT, RUN):
        state.graph.watch(source, partial(_client if name == RESULT else _run, state, _of_file(state, file)))


def replaced(state: State, file: int, target: int, name: str) -> None:
    """A test replaces ``name`` of ``target``: of functions that give a client, the mocks of the test give the same."""
    state.graph.watch(target, partial(_held, state, _of_file(state, file), name))


def _held(state: State, source: int, name: str, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        node: int | None = None
        if item[0] == Kind.MODULE and item[1] in state.file_of:
            node = state.cell(state.scope_base[state.file_of[item[1]]], name)
            state.mocked.add((source, state.file_of[item[1]], name))
        elif item[0] in (Kind.CLASS, Kind.INST):
            found = classes.find(state, item[1], name)
            node = found[1] if found is not None else None
        if node is not None and node >= 0:
            state.graph.watch(node, partial(_function, state, source))


def _of_file(state: State, file: int) -> int:
    """Which mock stands in for which function is not followed: those of one file are taken together."""
    return state.slot(state.values.of(Kind.MODULE, state.files[file].module), _GIVEN)


def _client(state: State, target: int, values: Iterable[Value]) -> None:
    state.graph.add(target, [v for v in values if members.client_of(state, v)])


def _run(state: State, target: int, values: Iterable[Value]) -> None:
    for returns in _returns(state, values):
        state.graph.watch(returns, partial(_client, state, target))


def _function(state: State, source: int, values: Iterable[Value]) -> None:
    for returns in _returns(state, values):
        state.graph.watch(returns, partial(_joined, state, source, returns))


def _returns(state: State, values: Iterable[Value]) -> Iterator[int]:
    for _, item in state.each(values):
        if item[0] in (Kind.FUNC, Kind.BOUND) and state.scopes[item[1]].returns >= 0:
            yield state.node_in(item[1], state.scopes[item[1]].returns)


def _joined(state: State, source: int, returns: int, values: Iterable[Value]) -> None:
    if any(members.client_of(state, v) for v in values):
        state.graph.edge(source, returns)
