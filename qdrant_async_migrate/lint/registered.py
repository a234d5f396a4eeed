"""What an object collects later: a function that was registered on one event bus is not run by another of its class. In: the
solved flow. Out: the places that made the objects on which a function was never registered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.held import ELEMENTS, is_held
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.records import replace

_CODE = (Kind.FUNC, Kind.BOUND)
_STEPS = 8
"""Loops, subscripts and methods of containers between a call and the attribute that keeps what is called."""
_METHODS = 2
"""Methods that hand out what another one took out."""
_NOWHERE: frozenset[Origin] = frozenset()


class Registered:
    """Asked for one function and class after the other; what is not certain counts for all objects."""

    def __init__(self, program: Program, origins: Origins, made: dict[int, Call], attributes: dict[int, Read]) -> None:
        self._program, self._state = program, program.state
        self._origins, self._made, self._attributes = origins, made, attributes
        self._elements = {r.result: r for kind in ("iterate", "item") for r in self._state.reads[kind]}
        self._holding: dict[int, list[Call]] | None = None
        self._by_owner: dict[int | str | None, list[Call]] | None = None
        self._known: dict[tuple[int, int, str], frozenset[Origin]] = {}

    def field(self, node: int, depth: int = 0) -> Read | None:
        """The attribute that keeps the container out of which the values of a node were taken. ``depth``: methods in between."""
        taken = False
        for _ in range(_STEPS):
            call, element, read = self._made.get(node), self._elements.get(node), self._attributes.get(node)
            if element is not None and self._is_container(element.node):
                return replace(element, name=ELEMENTS)
            if element is not None:
                node, taken = element.node, True
            elif call is not None and (member := self._attributes.get(call.function)) is not None:
                if (method := self._own_method(call)) is not None:
                    return self._handed_out(method, member, depth)
                node = member.node
            elif read is not None:
                return read if taken and self._are_objects(read.node) else None
            elif len(sources := self._origins.sources(node)) == 1:
                node = sources[0]
            else:
                return None
        return None

    def _own_method(self, call: Call) -> int | None:
        items = [self._state.item(v) for v in call.targets]
        return items[0][1] if len(items) == 1 and items[0][0] == Kind.BOUND else None

    def _handed_out(self, method: int, member: Read, depth: int) -> Read | None:
        """The same of a method that takes an element out of its own object: ``registry.get(name)``."""
        returned = self._program.scope(method).returns
        sources = self._origins.sources(self._state.node_in(method, returned)) if returned >= 0 else []
        inner = self.field(sources[0], depth + 1) if len(sources) == 1 and depth < _METHODS else None
        is_own = inner is not None and inner.node == methods.first_parameter(self._state, method)
        return replace(inner, node=member.node) if inner is not None and is_own and self._are_objects(member.node) else None

    def _is_container(self, node: int) -> bool:
        """The elements are those of an object that is a container itself."""
        items = [self._state.item(v) for v in self._state.graph.values(node)]
        return bool(items) and all(item[0] == Kind.INST and is_held(self._state, item[1], ELEMENTS) for item in items)

    def _are_objects(self, node: int) -> bool:
        values = self._state.graph.values(node)
        return bool(values) and all(self._state.kind(v) == Kind.INST for v in values)

    def without(self, read: Read, function: int) -> frozenset[Origin]:
        """The origins of objects whose attribute never got the function."""
        owners = {self._state.item(v)[1] for v in self._state.graph.values(read.node)}
        if len(owners) != 1:
            return _NOWHERE
        key = (next(iter(owners)), function, read.name)
        if key not in self._known:
            self._known[key] = self._without(*key)
        return self._known[key]

    def without_objects(self, read: Read, function: int) -> frozenset[Origin]:
        """The same for objects whose method the function is."""
        owners = {self._state.item(v)[1] for v in self._state.graph.values(read.node)}
        owner = self._program.cls(function)
        if len(owners) != 1 or owner is None:
            return _NOWHERE
        key = (next(iter(owners)), -1 - owner, read.name)
        if key not in self._known:
            self._known[key] = self._without(*key)
        return self._known[key]

    def without_kept(self, read: Read, function: int) -> frozenset[Origin]:
        """The same for a function that collected objects keep: ``self.tools[name].run(line)``, if only the class makes these."""
        owners = {self._state.item(v)[1] for v in self._state.graph.values(read.node)}
        told = len(owners) == 1 and all(self._is_told(call, min(owners)) for call in self._calls_with(function))
        return self.without(read, function) if told else _NOWHERE

    def _is_told(self, call: Call, cls: int) -> bool:
        """A library gets the function, or a method of the class whose object is known, or it is the class's own code."""
        values = sorted(call.targets)
        is_foreign = all(self._state.kind(v) in (Kind.EXT, Kind.MEM) for v in values)
        own = self._state.is_within(call.scope, tuple(classes.order(self._state, cls)))
        return is_foreign or own or any(True for _ in self._receivers(cls, call.function, values))

    def _without(self, cls: int, function: int, name: str) -> frozenset[Origin]:
        """``function``: below zero a class, whose objects are registered."""
        if not self._origins.collects(cls, name):
            return _NOWHERE
        found: set[Origin] = set()
        receivers = list(self._registrations(cls, function, name) if function >= 0 else self._additions(cls, -1 - function, name))
        for node in receivers:
            origins = self._origins.of(node) if node >= 0 else _NOWHERE
            if not origins:
                return _NOWHERE
            found |= origins
        return self._origins.all_of(cls) - found if receivers else _NOWHERE

    def _registrations(self, cls: int, function: int, name: str) -> Iterator[int]:
        """The nodes of the objects of the class to whose methods, or to whose container, the function is given; -1 where it is
        not known."""
        for call in self._calls_with(function):
            values = sorted(call.targets)
            if any(
                item[0] == Kind.CLASS and cls in classes.order(self._state, item[1]) for item in map(self._state.item, values)
            ):
                yield call.result
            yield from self._receivers(cls, call.function, values)
            kept = self._kept(call)
            if kept is not None and kept.name == name and self._holds(cls, kept.node) and not self._is_own(cls, kept.node):
                yield kept.node
        for decorator in self._program.scope(function).decorators:
            node = self._state.node_in(function, decorator.node)
            yield from self._receivers(cls, node, sorted(self._state.graph.values(node)))

    def _additions(self, cls: int, added: int, name: str) -> Iterator[int]:
        """The nodes of the objects to which objects of a class are added, by their methods or to the container itself; -1 where
        it gets them in another way."""
        line = {added, *classes.descendants(self._state, added)}
        put = set[int]()
        for call in self._calls_of(cls, name):
            if line.isdisjoint(self._given(call)):
                continue
            values = sorted(call.targets)
            if any(
                self._state.kind(v) == Kind.CLASS and cls in classes.order(self._state, self._state.item(v)[1]) for v in values
            ):
                yield call.result
            yield from self._receivers(cls, call.function, values)
            kept = self._kept(call)
            if kept is not None and kept.name == name and self._holds(cls, kept.node):
                put.update(a for a in call.args if isinstance(a, int))
                if not self._is_own(cls, kept.node):
                    yield kept.node
        yield from (-1 for node in self._elements_of(cls, name, line) if node not in put)

    def _kept(self, call: Call) -> Read | None:
        """The attribute whose method is called: ``self.sinks`` of ``self.sinks.append(sink)``."""
        member = self._attributes.get(call.function)
        return self._attributes.get(member.node) if member is not None else None

    def _calls_of(self, cls: int, name: str) -> list[Call]:
        """Calls of the class, of its methods, and of methods of containers that an attribute of this name keeps."""
        if self._by_owner is None:
            self._by_owner = {}
            for call in self._state.calls:
                for owner in {self._owner(call, self._state.item(v)) for v in call.targets} - {None}:
                    self._by_owner.setdefault(owner, []).append(call)
        line = {cls, *classes.order(self._state, cls), *classes.descendants(self._state, cls)}
        owners: list[int | str] = [*line, name]
        found = {call.number: call for owner in owners for call in self._by_owner.get(owner, ())}
        return list(found.values())

    def _owner(self, call: Call, item: tuple[Any, ...]) -> int | str | None:
        """The class that is called, or whose method is; the name of the attribute that keeps the container which is asked."""
        if item[0] == Kind.CLASS:
            return int(item[1])
        if item[0] == Kind.BOUND:
            return self._program.cls(item[1])
        if item[0] == Kind.FUNC:
            outer = self._program.parent(item[1])
            return self._program.cls(outer) if outer >= 0 else None
        kept = self._kept(call) if item[0] == Kind.CMETH else None
        return kept.name if kept is not None else None

    def _elements_of(self, cls: int, name: str, line: set[int]) -> Iterator[int]:
        """The nodes from which such objects get into the container of an object of the class."""
        state = self._state
        slot = state.heap.get((state.values.of(Kind.INST, cls), name))
        held = [v for v in state.graph.values(slot) if state.kind(v) == Kind.CONT] if slot is not None else []
        slots = {inner for value in held for _, inner in state.slots(value)}
        for node in (n for inner in sorted(slots) for n in self._origins.sources(inner)):
            above = self._origins.sources(node)
            if above and slots.issuperset(above):
                continue  # ``pop(0)`` moves what is there
            if any(state.kind(v) == Kind.INST and state.item(v)[1] in line for v in state.graph.values(node)):
                yield node

    def _holds(self, cls: int, node: int) -> bool:
        items = (self._state.item(v) for v in self._state.graph.values(node))
        return any(item[0] == Kind.INST and cls in classes.order(self._state, item[1]) for item in items)

    def _is_own(self, cls: int, node: int) -> bool:
        """A method of the class adds to its own object what it is given: that is told where it is called."""
        line = classes.order(self._state, cls)
        functions = [f for c in line for found in classes.methods(self._state, c).values() for f in found]
        return any(methods.first_parameter(self._state, f) == node for f in functions)

    def _given(self, call: Call) -> Iterator[int]:
        """The classes of the objects that a call gives, also in containers."""
        state = self._state
        nodes = [a for a in (*call.args, *(n for _, n in call.keywords)) if isinstance(a, int) and a >= 0]
        held = [v for node in nodes for v in state.graph.values(node)]
        held += self._inside(held)
        return (state.item(v)[1] for v in held if state.kind(v) == Kind.INST)

    def _calls_with(self, function: int) -> list[Call]:
        if self._holding is None:
            self._holding = {}
            for call in self._state.calls:
                held = [v for node in call.given() if node >= 0 for v in self._state.graph.values(node)]
                items = [self._whole(v) for v in (*held, *self._inside(held))]
                for code in {item[1] for item in items if item[0] in _CODE}:
                    self._holding.setdefault(code, []).append(call)
        return self._holding.get(function, [])

    def _inside(self, values: list[Value]) -> list[Value]:
        """What those of the values contain that are containers."""
        state = self._state
        conts = [value for value in values if state.kind(value) == Kind.CONT]
        return [v for value in conts for _, node in state.slots(value) for v in state.graph.values(node)]

    def _whole(self, value: Value) -> tuple[Any, ...]:
        """The function that ``partial`` has bound arguments of."""
        item = self._state.item(value)
        return self._state.item(self._state.partials[item[1]][1]) if item[0] == Kind.PARTIAL else item

    def _receivers(self, cls: int, node: int, values: list[int]) -> Iterator[int]:
        """The object that is called, or whose method is, or the closure that a method of it gave."""
        line = {cls, *classes.order(self._state, cls), *classes.descendants(self._state, cls)}
        for item in map(self._state.item, values):
            owner = self._program.cls(item[1]) if item[0] in _CODE else None
            if item[0] == Kind.BOUND and owner in line:
                read = self._attributes.get(node)
                yield read.node if read is not None else -1
            elif item[0] == Kind.INST and item[1] in line:
                yield node
            elif item[0] == Kind.FUNC and (outer := self._program.parent(item[1])) >= 0 and self._program.cls(outer) in line:
                made = self._made.get(node)
                read = self._attributes.get(made.function) if made is not None else None
                yield read.node if read is not None else -1
