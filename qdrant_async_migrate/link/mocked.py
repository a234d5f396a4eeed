"""Clients that a test lets a mock give: whoever calls what the mock stands in for gets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from qdrant_async_migrate.link import classes, members
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.unions import UnionFind
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Op

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


def share(state: State, joined: UnionFind, owners: dict[int, tuple[int, ...]]) -> None:
    """``mock.client = client``: the mock is in the place of an object of which the program asks for that attribute."""
    if len({joined.find(reference.number) for reference in state.references}) < 2:
        return
    kept: dict[str, set[int]] = {}
    for name, node in [*_attributes(state), *_arguments(state), *_of_unknown(state)]:
        kept.setdefault(name, set()).update(_clients(state, node, owners))
    for read in state.reads["attribute"] if any(kept.values()) else ():
        for other in _clients(state, read.result, owners) if kept.get(read.name) else ():
            for reference in kept[read.name]:
                joined.union(reference, other)


def _attributes(state: State) -> Iterator[tuple[str, int]]:
    """What is set on mocks."""
    return ((key, node) for (owner, key), node in state.heap.items() if isinstance(key, str) and _is_mock(state, owner))


def _arguments(state: State) -> Iterator[tuple[str, int]]:
    """``Mock(client=client)``, ``mock.configure_mock(client=client)``."""
    for call in state.calls:
        if call.keywords and any(_makes_mock(state, value) for value in call.targets):
            yield from ((name, node) for name, node in call.keywords if name is not None and node >= 0)


def _of_unknown(state: State) -> Iterator[tuple[str, int]]:
    """What is set on objects that nobody knows: ``patch`` gives such, and so do attributes of mocks."""
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if op[0] == Op.STORE:
                owner, source = (state.node_of(number, op[i]) for i in (1, 3))  # type: ignore[arg-type]
                if not state.graph.values(owner):
                    yield str(op[2]), source


def _makes_mock(state: State, value: Value) -> bool:
    item = state.item(value)
    if item[0] == Kind.MEM:
        return str(item[1]).endswith(".configure_mock")
    effect = state.known.effect(item[1]) if item[0] == Kind.EXT else None
    return effect is not None and effect.kind == "spec"


def _is_mock(state: State, value: Value) -> bool:
    effect = state.known.effect(state.item(value)[1]) if state.kind(value) == Kind.OBJ else None
    return effect is not None and effect.kind == "spec"


def _clients(state: State, node: int, owners: dict[int, tuple[int, ...]]) -> list[int]:
    """References of the clients of a node."""
    return [r for v in state.graph.values(node) if state.kind(v) == Kind.OBJ for r in owners.get(v, ())]
