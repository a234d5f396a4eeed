"""The copies of classes are taken back once the flow is solved: what was found out of them is said of the classes themselves, as
if these had stood there alone. Later phases know nothing of copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qdrant_async_migrate.link import apart, attributes
from qdrant_async_migrate.link.copying import Copy
from qdrant_async_migrate.link.state import Call, Decoration, Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import FileFacts, Place, ScopeKind
from qdrant_async_migrate.records import replace

_SCOPED = frozenset({Kind.FUNC, Kind.CLASS, Kind.INST, Kind.CORO, Kind.GEN, Kind.AGEN, Kind.CTX})
_AT_NODES = frozenset({Kind.FUT, Kind.CM, Kind.INJ})
_OWNED = frozenset({Kind.MEM, Kind.DYN})
_OF_OWNER = frozenset({"data", "attributes", "keys", "maps", "members", "subclasses"})
"""Containers named by what they belong to."""


def erase(state: State, copies: Sequence[Copy], files: Sequence[FileFacts]) -> None:
    """``files``: the facts without copies."""
    attributes.settle(state)
    eraser = _Eraser(state, copies)
    eraser.values()
    eraser.places()
    eraser.tables()
    eraser.scopes(files)


class _Eraser:
    """What numbers stand for without the copies."""

    def __init__(self, state: State, copies: Sequence[Copy]) -> None:
        self._state = state
        self._nodes: dict[int, int] = {}
        self._scopes: dict[int, int] = {}
        self._moved: dict[Value, Value] = {}
        self._numbers: dict[int, list[int]] = {call.number: [call.number] for call in state.calls}
        """By the number of a call those of the same one in copies, and its own."""
        for copy in copies:
            facts, base = state.files[copy.file], state.node_base[copy.file]
            _, _, first, last, end = facts.scopes[copy.cls].extent
            self._nodes.update((base + n + copy.nodes, base + n) for n in range(first, last))
            made = apart.copied(state, copy)
            self._nodes[state.class_node[made]] = state.class_node[apart.original(state, copy)]
            self._scopes.update(
                (state.scope_of(copy.file, s + copy.scopes), state.scope_of(copy.file, s)) for s in range(copy.cls, end)
            )

    def node(self, node: int) -> int:
        return self._nodes.get(node, node)

    def scope(self, scope: int) -> int:
        return self._scopes.get(scope, scope)

    # values -----------------------------------------------------------------------------------------------------------------
    def values(self) -> None:
        """All that nodes hold, and what the copies' nodes and objects hold as well."""
        state, held = self._state, self._state.graph.held
        for value in range(len(state.values.items)):
            self.value(value)
        moved = {value: into for value, into in self._moved.items() if value != into}
        for node, some in enumerate(held):
            if some is not None and not moved.keys().isdisjoint(some):
                held[node] = {moved.get(v, v) for v in some}
        for node, into in self._nodes.items():
            self._join(node, into)
        for (owner, key), node in list(state.heap.items()):
            if owner in moved:
                self._join(node, state.slot(moved[owner], key))
        for value in {*state.mappings, *state.iterables, *state.records} & moved.keys():
            self._like(value, moved[value])

    def _join(self, node: int, into: int) -> None:
        """Later phases find their way through the copy to the variable itself."""
        graph = self._state.graph
        if some := graph.held[node]:
            graph.held[into] = {*(graph.held[into] or ()), *some}
        graph.edge(node, into)

    def _like(self, value: Value, other: Value) -> None:
        state = self._state
        if value in state.mappings:
            state.mappings.add(other)
        if value in state.iterables:
            state.iterables.add(other)
        if value in state.records:
            state.records[other] = state.records[value]

    def value(self, value: Value) -> Value:
        """The same of the class itself."""
        if value not in self._moved:
            self._moved[value] = value  # a container may be named by itself
            item = self._state.item(value)
            made = self._item(item)
            self._moved[value] = value if made == item else self._state.values.of(*made)
        return self._moved[value]

    def _item(self, item: tuple[Any, ...]) -> tuple[Any, ...]:
        kind = item[0]
        if kind in _SCOPED:
            return (kind, self.scope(item[1]))
        if kind in _AT_NODES:
            return (kind, self.node(item[1]), *item[2:])
        if kind in (Kind.BOUND, Kind.SUPER):
            return (kind, self.scope(item[1]), self.value(item[2]))
        if kind in _OWNED:
            return (*item[:-1], self.value(item[-1]))
        if kind == Kind.CMETH:
            return (kind, self.value(item[1]), *item[2:])
        if kind == Kind.CONT and isinstance(item[1], tuple) and item[1][0] in _OF_OWNER:
            return (kind, (item[1][0], self.value(item[1][1]), *item[1][2:]))
        return item

    def _all(self, values: Iterable[Value]) -> set[Value]:
        return {self.value(value) for value in values}

    # places -----------------------------------------------------------------------------------------------------------------
    def places(self) -> None:
        """Calls and reads: those of a copy tell of the place itself."""
        state = self._state
        state.calls[:] = self._merged(state.calls, self._call, self._same_call)
        numbers = {old: number for number, call in enumerate(state.calls) for old in self._numbers[call.number]}
        for number, call in enumerate(state.calls):
            call.number = number
        for kind, reads in state.reads.items():
            state.reads[kind] = self._merged(reads, self._read, self._same_read)
        partials = [(self._call(made), self.value(value)) for made, value in state.partials]
        state.partials[:] = [(replace(made, number=numbers.get(made.number, -1)), value) for made, value in partials]

    def _merged(self, places: list[Any], erased: Callable[[Any], Any], same: Callable[[Any, Any], None]) -> list[Any]:
        found: dict[tuple[int, Any, int, int], Any] = {}
        kept: list[Any] = []
        for place in map(erased, places):
            key = (place.file, place.place, place.function if isinstance(place, Call) else place.node, place.result)
            if key in found and found[key].scope == place.scope:
                same(found[key], place)
            else:
                found[key] = place
                kept.append(place)
        return kept

    def _call(self, call: Call) -> Call:
        made = replace(
            call,
            scope=self.scope(call.scope),
            function=self.node(call.function),
            args=tuple((a[0], self.node(a[1])) if isinstance(a, tuple) else self.node(a) for a in call.args),
            keywords=tuple((name, self.node(node)) for name, node in call.keywords),
            result=self.node(call.result),
        )
        made.targets = self._all(call.targets)
        made.applied = {(key, self.value(value), how) for key, value, how in call.applied}
        made.leaving = set(call.leaving)  # which knows more than the variables of the class
        return made

    def _same_call(self, call: Call, other: Call) -> None:
        self._numbers[call.number].append(other.number)
        call.targets = {*call.targets, *other.targets}
        call.applied = {*call.applied, *other.applied}
        call.leaving = {*call.leaving, *other.leaving}

    def _read(self, read: Read) -> Read:
        scope, node, result = self.scope(read.scope), self.node(read.node), self.node(read.result)
        return replace(read, scope=scope, node=node, result=result, targets=self._all(read.targets))

    def _same_read(self, read: Read, other: Read) -> None:
        read.targets = {*read.targets, *other.targets}

    # tables -----------------------------------------------------------------------------------------------------------------
    def tables(self) -> None:
        """What is kept by nodes and by functions."""
        state = self._state
        state.awaited = {self.node(n) for n in state.awaited}
        state.crowds.nodes = {self.node(n) for n in state.crowds.nodes}
        state.crowds.lost = self._all(state.crowds.lost)
        state.wrapping = {self.scope(f) for f in state.wrapping}
        state.decorations[:] = self._decorations()
        for table in (state.decorated_by, state.wrappers):
            for function in list(table):
                into = table.setdefault(self.scope(function), set())
                into.update({self.scope(f) for f in table[function]})
                into -= self._scopes.keys()
        for node in self._nodes.keys() & state.returned.keys():
            state.returned.setdefault(self.node(node), set()).update(map(self.node, state.returned[node]))
        stores = state.foreign
        stores.stored[:] = [(self.node(owner), name, self.node(source)) for owner, name, source in stores.stored]
        stores.put[:] = [(self.node(owner), key, self.node(source)) for owner, key, source in stores.put]
        state.opaque = {(f, place, self.value(v)): self._read(read) for (f, place, v), read in state.opaque.items()}

    def _decorations(self) -> list[Decoration]:
        found: dict[tuple[int, int, Place], Decoration] = {}
        for decoration in self._state.decorations:
            function, decorator = self.scope(decoration.function), self.scope(decoration.decorator)
            key = function, decorator, decoration.place
            found.setdefault(key, replace(decoration, function=function, decorator=decorator))
        return list(found.values())

    def scopes(self, files: Sequence[FileFacts]) -> None:
        """The copies are no classes and no functions any more."""
        state = self._state
        state.files[:] = files
        for copy, scope in self._scopes.items():
            kept = state.scopes[copy]
            state.scopes[copy] = replace(
                kept, kind=ScopeKind.LAMBDA, params=(), decorators=(), cells={}, fields=(), name="<copy>"
            )
            for table in (
                state.function_node,
                state.class_node,
                state.bases,
                state.decorated_by,
                state.wrappers,
                state.installed,
            ):
                table.pop(copy, None)
            if kept.is_generator and kept.stub:
                state.scopes[scope] = replace(state.scopes[scope], is_generator=True)
        state.class_decorations = {key: node for key, node in state.class_decorations.items() if key[0] not in self._scopes}
        state.copies, state.made_apart = {}, {}
        state.lines.clear()
        state.members.clear()
        state.stores.clear()
