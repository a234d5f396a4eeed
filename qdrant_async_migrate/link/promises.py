"""Declared types, taken at their word: a variable that is declared to be a ``Store`` holds no generator and no function.

A migration does not ask them, since a fake may stand where its type is not declared. A lint does: where everything meets in one
field it would otherwise tell of calls that nobody makes.
"""

from __future__ import annotations

from collections.abc import Iterable

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Promise, ScopeKind

_CALLED = frozenset(
    {Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.EXT, Kind.OBJ, Kind.MEM, Kind.CMETH, Kind.PARTIAL, Kind.XCLS, Kind.DYN}
)
_DICTS = frozenset({"typing.TypedDict", "typing_extensions.TypedDict"})


class Promised:
    """The values that one declared type allows."""

    def __init__(self, state: State, kinds: str, allowed: frozenset[int]) -> None:
        self._state = state
        self._kinds = kinds
        self._allowed = allowed
        self._known: dict[Value, bool] = {}

    def kept(self, values: Iterable[Value]) -> list[Value]:
        """Those of the values that may be there."""
        known = self._known
        return [v for v in values if (known[v] if v in known else self._ask(v))]

    def classes(self) -> frozenset[int]:
        """The classes of the program, if it allows nothing but their objects, and ``None``."""
        return self._allowed if not self._kinds else frozenset()

    def _ask(self, value: Value) -> bool:
        self._known[value] = found = self._allows(value)
        return found

    def _allows(self, value: Value) -> bool:
        item = self._state.item(value)
        kind = item[0]
        if kind == Kind.INST:
            return self._is_instance(item[1])
        if kind == Kind.SUPER:
            return self._allows(item[2])
        if kind == Kind.CONT:
            return "C" in self._kinds
        return kind == Kind.INJ or (kind in _CALLED and "F" in self._kinds)

    def _is_instance(self, cls: int) -> bool:
        state = self._state
        if not self._allowed.isdisjoint(classes.order(state, cls)):
            return True
        foreign = classes.foreign_bases(state, cls)
        is_called = "F" in self._kinds and (bool(foreign) or classes.find(state, cls, "__call__") is not None)
        return is_called or ("C" in self._kinds and bool(foreign))


class Promises:
    """All declared types of a program."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._made: dict[tuple[str, frozenset[int]], Promised] = {}

    def install(self, number: int) -> None:
        """Let the nodes and fields of a file keep their promises."""
        state, facts = self._state, self._state.files[number]
        for node, promise in facts.promised:
            promised = self._of(number, promise)
            if promised is not None:
                state.graph.promised[state.node_of(number, node)] = promised.kept
        for local, scope in enumerate(facts.scopes):
            if scope.kind is ScopeKind.CLASS:
                cls = state.scope_of(number, local)
                for current in reversed(classes.order(state, cls)):
                    self._fields(cls, current)

    def _fields(self, cls: int, declaring: int) -> None:
        state, instance = self._state, self._state.values.of(Kind.INST, cls)
        scope = state.scopes[declaring]
        for name in scope.fields:
            promise = scope.promised.get(name)
            promised = self._of(state.scope_file[declaring], promise) if promise is not None else None
            state.promised_slots.pop((instance, name), None)
            if promised is not None:
                state.promised_slots[instance, name] = promised.kept

    def _of(self, file: int, promise: Promise) -> Promised | None:
        """``None`` where a name in it is not known to be a class."""
        state, (kinds, nodes) = self._state, promise
        allowed: set[int] = set()
        for node in nodes:
            values = state.graph.values(state.node_of(file, node))
            if not values or any(state.kind(v) != Kind.CLASS for v in values):
                return None
            allowed.update(state.item(v)[1] for v in values)
        bases = {name for cls in allowed for name in classes.foreign_bases(state, cls)}
        if not classes.PROTOCOLS.isdisjoint(bases):
            return None
        key = kinds if _DICTS.isdisjoint(bases) else f"{kinds}C", frozenset(allowed)
        if key not in self._made:
            self._made[key] = Promised(state, *key)
        return self._made[key]
