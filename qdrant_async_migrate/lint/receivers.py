"""Whose method runs: a method of a base class that calls ``self.step()`` runs the step of the object's own class, so a path
through it holds only for objects of the classes that agree with the rest of the path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Use

Classes = frozenset[int] | None
"""What ``self`` may be; ``None``: anything that it can be at all."""


class Receivers:
    """Asked for one edge of a path after the other, from the blocking call upwards."""

    def __init__(self, program: Program) -> None:
        self._program = program
        state = program.state
        self._attributes: dict[int, Read] = {read.result: read for read in state.reads["attribute"]}
        self._calls: dict[tuple[int, Place], list[Call]] = {}
        for call in state.calls:
            self._calls.setdefault((call.file, call.place), []).append(call)
        self._reads: dict[tuple[int, Place], list[Read]] = {}
        for read in (r for reads in state.reads.values() for r in reads if r.targets):
            self._reads.setdefault((read.file, read.place), []).append(read)

    def above(self, caller: int, use: Use, callee: int, wanted: Classes) -> tuple[bool, Classes]:
        """Whether ``caller`` may run ``callee`` at ``use`` for an object of the ``wanted`` classes, and what its own ``self``
        has to be then."""
        owner = self._program.cls(callee)
        if owner is None or self._program.method_kind(callee) in ("static", "function"):
            return True, None
        nodes, held = self._of_place(use, callee)
        if held is not None and wanted is not None and not held & wanted:
            return False, None
        return True, self._own(caller, nodes, callee, wanted)

    def _own(self, caller: int, nodes: list[int], callee: int, wanted: Classes) -> Classes:
        """The classes of the caller's ``self``, where the callee runs on it."""
        cls = self._program.cls(caller)
        params = self._program.scope(caller).params
        if cls is None or not params or not nodes:
            return None
        state = self._program.state
        own = state.node_in(caller, params[0].node)
        every = {cls, *classes.descendants(state, cls)}
        if all(node == own for node in nodes):
            name = self._program.scope(callee).name
            found = {c for c in every if (at := classes.find(state, c, name)) is not None and at[0] == self._program.cls(callee)}
        elif all(any(state.kind(v) == Kind.SUPER for v in state.graph.values(node)) for node in nodes):
            found = set(every)
        else:
            return None
        kept = frozenset(found if wanted is None else found & wanted)
        return None if not kept or kept == every else kept

    def _of_place(self, use: Use, callee: int) -> tuple[list[int], Classes]:
        """Nodes of the objects whose method runs here, and their classes as far as all of them are known."""
        key = (use.file, use.place)
        nodes: list[int] = []
        held: set[int] = set()
        certain = True
        for call in self._calls.get(key, ()):
            values = [*call.targets, *(value for _, value, _ in call.applied)]
            found = list(self._owners(values, callee))
            if found:
                held.update(c for c in found if c >= 0)
                certain = certain and all(c >= 0 for c in found)
                read = self._attributes.get(call.function)
                nodes.append(read.node if read is not None else -1)
        for read in self._reads.get(key, ()):
            found = list(self._owners(read.targets, callee))
            if found:
                owners = [self._program.state.item(v) for v in self._program.state.graph.values(read.node)]
                held.update(i[1] for i in owners if i[0] == Kind.INST)
                held.update(c for c in found if c >= 0)
                nodes.append(read.node)
        if not certain or not held:
            return nodes, None
        below = {c for cls in held for c in classes.descendants(self._program.state, cls)}
        return nodes, frozenset(held | below)

    def _owners(self, values: Iterable[int], callee: int) -> Iterator[int]:
        """The class of the object with which each of the values runs ``callee``; -1 where it is not known."""
        state = self._program.state
        for value in values:
            item = state.item(value)
            if item[0] == Kind.BOUND and item[1] == callee:
                yield state.item(item[2])[1] if state.kind(item[2]) in (Kind.INST, Kind.CLASS) else -1
            elif item[0] in (Kind.CLASS, Kind.INST) and self._program.cls(callee) in classes.order(state, item[1]):
                yield item[1]
            elif (item[0] in (Kind.FUNC, Kind.GEN, Kind.CTX) and item[1] == callee) or item[0] == Kind.PARTIAL:
                yield -1
