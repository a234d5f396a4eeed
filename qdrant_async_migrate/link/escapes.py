"""What leaves the program: functions and clients handed to code outside, directly or inside of containers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link import named
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value

_HANDED = frozenset(
    {
        Kind.FUNC,
        Kind.BOUND,
        Kind.PARTIAL,
        Kind.OBJ,
        Kind.INST,
        Kind.MEM,
        Kind.DYN,
        Kind.XCLS,
        Kind.GEN,
        Kind.CORO,
        Kind.CTX,
    }
)
_DEPTH = 3
"""Containers in containers are looked into this far."""
_MANY = 16


class Escapes:
    """Asked after the flow is solved; each container is looked into once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._inside: dict[tuple[Value, int], frozenset[Value]] = {}
        self._of_many: dict[tuple[frozenset[Value], int], frozenset[Value]] = {}
        """The same for what crowded places hold: many of them hold the same."""

    def of(self, call: Call) -> Iterator[tuple[object, Value]]:
        """The arguments of a call with the values that leave through them; all of them where nobody knows what is called."""
        for key, node in sorted(call.leaving or _unknown(self._state, call), key=str):
            for value in sorted(self._values(node, 0)):
                yield key, value

    def all(self, calls: Iterable[Call]) -> set[Value]:
        """The values that leave through some calls."""
        nodes = {node for call in calls for _, node in call.leaving or _unknown(self._state, call)}
        return set().union(*(self._values(node, 0) for node in nodes))

    def within(self, values: Iterable[Value]) -> frozenset[Value]:
        """The values, and what the containers among them hold."""
        found: set[Value] = set()
        for value in values:
            kind = self._state.kind(value)
            if kind == Kind.CONT:
                found |= self._container(value, 1)
            elif kind in _HANDED:
                found |= {value, *self._behind(value)}
        return frozenset(found)

    def _values(self, node: int, depth: int) -> frozenset[Value]:
        held = self._state.graph.values(node)
        if len(held) < _MANY:
            return self._leaving(held, depth)
        key = (frozenset(held), depth)
        if key not in self._of_many:
            self._of_many[key] = self._leaving(held, depth)
        return self._of_many[key]

    def _leaving(self, values: Iterable[Value], depth: int) -> frozenset[Value]:
        found: set[Value] = set()
        for value in values:
            kind = self._state.kind(value)
            if kind in _HANDED:
                found |= {value, *self._behind(value)}
            elif kind == Kind.CONT and depth < _DEPTH:
                found |= self._container(value, depth + 1)
        return frozenset(found)

    def _behind(self, value: Value) -> Iterator[Value]:
        """What an object hands on all attributes of that it does not have itself: whoever has it, has that."""
        item = self._state.item(value)
        for node in named.behind(self._state, item[1]) if item[0] == Kind.INST else ():
            yield from (held for held in self._state.graph.values(node) if self._state.kind(held) == Kind.OBJ)

    def _container(self, container: Value, depth: int) -> frozenset[Value]:
        key = (container, depth)
        if key not in self._inside:
            self._inside[key] = frozenset()
            nodes = [node for _, node in self._state.slots(container)]
            self._inside[key] = frozenset(v for node in nodes for v in self._values(node, depth))
        return self._inside[key]


def _unknown(state: State, call: Call) -> Iterator[tuple[object, int]]:
    """The arguments of a call of which nothing is known, or that hands them to a function of which nothing is known."""
    if call.function >= 0 and not call.applied and all(_hands_on(state, value) for value in call.targets):
        nodes = [(index, a[1] if isinstance(a, tuple) else a) for index, a in enumerate(call.args)]
        yield from ((key, node) for key, node in [*nodes, *call.keywords] if node >= 0)


_HANDING = frozenset("apply offload submit callback stacked".split())
"""Kinds of effects that call a function with the arguments after it."""


def _hands_on(state: State, target: Value) -> bool:
    effect = state.known.effect(state.item(target)[1]) if state.kind(target) in (Kind.EXT, Kind.MEM) else None
    return effect is not None and effect.kind in _HANDING
