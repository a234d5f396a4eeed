"""Clients that come from outside, and clients that go there: whoever calls both hands the one to the other.

``def get_client() -> Client`` that nothing here calls, and ``def search(client: Client)``: a framework that finds what it hands
on by its class, or a program that imports both.
"""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.unions import UnionFind
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import NONE, ScopeKind

Owners = dict[int, tuple[int, ...]]


def share(state: State, joined: UnionFind, owners: Owners) -> None:
    """Families of which no client is made here, and those of clients that only code outside of the program is given."""
    made = {state.item(v)[2] for call in state.calls for v in call.targets if state.kind(v) == Kind.XCLS}
    out = set(_out(state, made)) if made else set()
    if out:
        here = {joined.find(reference) for reference in made}
        for reference in _given(state, owners):
            if joined.find(reference) not in here:
                for other in out:
                    if _alike(state, reference, other):
                        joined.union(reference, other)


def _out(state: State, made: set[int]) -> Iterator[int]:
    """References of the clients that functions make and give, which nothing in the program calls."""
    called = _called(state)
    for number, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.FUNCTION and number not in called and not scope.name.startswith("_"):
            for node in (state.node_in(number, n) for n in (scope.returns, scope.yields) if n != NONE):
                for value in state.graph.values(node):
                    if state.kind(value) == Kind.OBJ and state.item(value)[2] in made:
                        yield state.item(value)[2]


def _called(state: State) -> set[int]:
    items = (state.item(value) for call in state.calls for value in call.targets)
    return {item[1] for item in items if item[0] in (Kind.FUNC, Kind.BOUND)} | {source for source, _, _ in state.fixtures}


def _given(state: State, owners: Owners) -> Iterator[int]:
    for value, references in owners.items():
        if state.kind(value) == Kind.OBJ:
            yield from references


def _alike(state: State, first: int, second: int) -> bool:
    sdk = state.known.sdk(state.references[first].cls)
    return sdk is not None and sdk is state.known.sdk(state.references[second].cls)
