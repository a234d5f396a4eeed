"""The objects whose method runs at a place, by the nodes that hold them, and their classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qdrant_async_migrate.link import classes as lines
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.giving import with_subclasses
from qdrant_async_migrate.lint.origins import Origins
from qdrant_async_migrate.lint.reading import Reading
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use

_PLAIN = frozenset({Kind.CONT, Kind.FUNC, Kind.GEN})
"""Values that are no objects of a class of the program."""

Found = tuple[list[int], set[int]]
"""Nodes of objects, and their classes; -1 among these: not all are known."""


class Owners:
    """Asked for one place after the other."""

    def __init__(
        self, program: Program, tables: Reading, origins: Origins, objects: dict[tuple[int, Place, str], list[int]]
    ) -> None:
        self._program, self._tables, self._origins, self._objects = program, tables, origins, objects

    def of_place(self, use: Use, callee: int) -> tuple[list[int], frozenset[int] | None]:
        """Nodes of the objects whose method runs here, and their classes as far as all of them are known."""
        found = [*self._of_calls(use, callee), *(self._of_objects if use.number < 0 else self._of_reads)(use, callee)]
        nodes = [node for some, _ in found for node in some]
        held = {cls for _, some in found for cls in some}
        return nodes, self.classes(nodes, held) if held and -1 not in held else None

    def _of_calls(self, use: Use, callee: int) -> Iterator[Found]:
        for call in self._tables.calls.get((use.file, use.place), ()):
            values = [*call.targets, *(value for _, value, _ in call.applied)]
            if use.role in (Role.ENTER, Role.ITERATE):  # ``with Store(path):``, which makes the object in the same place
                values = [value for value in values if self._program.state.kind(value) != Kind.CLASS]
            found = set(self._of_values(values, callee))
            if found:
                handed = self._applied(call, callee)
                read = handed if use.role is Role.APPLY else self._tables.attributes.get(call.function) or handed
                itself = not any(self._program.state.kind(v) in (Kind.BOUND, Kind.PARTIAL) for v in values)
                yield [call.function if itself else self._holder(read, callee)], found

    def _holder(self, read: Read | None, callee: int) -> int:
        """The node of which the method is read, unless all that it holds is of other classes: attributes keep methods, too."""
        state, cls = self._program.state, self._program.cls(callee)
        held = state.graph.values(read.node) if read is not None else ()
        if read is None or cls is None or not held or not all(map(self.is_object, held)):
            return -1 if read is None else read.node
        made = {state.item(v)[1] for v in held}
        are_kin = any(cls in lines.order(state, c) or c in lines.order(state, cls) for c in made)
        return read.node if are_kin else -1

    def _of_objects(self, use: Use, callee: int) -> Iterator[Found]:
        """Where a special method runs."""
        for node in self._objects.get((use.file, use.place, use.how), ()):
            asked = {self._program.state.item(v)[1] for v in self._program.state.graph.values(node) if self.is_object(v)}
            line = {c for c in asked if self._program.cls(callee) in lines.order(self._program.state, c)}
            if line:
                yield [node], line

    def _of_reads(self, use: Use, callee: int) -> Iterator[Found]:
        for read in self._tables.reads.get((use.file, use.place), ()):
            found = list(self._of_values(read.targets, callee))
            made = self._tables.made.get(read.node)
            called = set(self._of_values(made.targets, callee)) if made is not None and found == [-1] else set[int]()
            if made is not None and called and -1 not in called:
                member = self._tables.attributes.get(made.function)
                yield [member.node if member is not None else -1], called
            elif found:
                owners = [self._program.state.item(v) for v in self._program.state.graph.values(read.node)]
                is_descriptor = self._program.scope(callee).name == "__get__"
                nodes = [*self._descriptors(owners, read.name)] if is_descriptor else [read.node]
                yield nodes, {c for c in found if c >= 0}.union(i[1] for i in owners if i[0] == Kind.INST)

    def held(self, nodes: list[int]) -> frozenset[int] | None:
        """The classes of what the nodes hold, where all of it is of the program."""
        items = [self._program.state.item(v) for node in nodes for v in self._program.state.graph.values(node)]
        if not items or any(item[0] != Kind.INST and item[0] not in _PLAIN for item in items):
            return None
        return self.classes(nodes, (item[1] for item in items if item[0] == Kind.INST))

    def classes(self, nodes: list[int], found: Iterable[int]) -> frozenset[int]:
        """The classes, and those that derive from them where it is not known which calls made the objects."""
        exact = bool(nodes) and all(node >= 0 and (self._origins.of(node) or self._are_classes(node)) for node in nodes)
        return frozenset(found) if exact else with_subclasses(self._program.state, found)

    def _are_classes(self, node: int) -> bool:
        """The node is the name of a class."""
        values = self._program.state.graph.values(node)
        return bool(values) and all(self._program.state.kind(v) == Kind.CLASS for v in values)

    def _applied(self, call: Call, callee: int) -> Read | None:
        """The method that is handed to a library's function: ``map(self.step, items)``."""
        state = self._program.state
        for key, value, _ in call.applied:
            position = int(str(key)) if str(key).isdigit() else len(call.args)
            if state.item(value)[:2] == (Kind.BOUND, callee) and position < len(call.args):
                given = call.args[position]
                return self._tables.attributes.get(given) if isinstance(given, int) else None
        return None

    def is_object(self, value: int) -> bool:
        """An object of a class of the program."""
        return self._program.state.kind(value) == Kind.INST

    def _descriptors(self, owners: Iterable[tuple[Any, ...]], name: str) -> Iterator[int]:
        """The nodes of the descriptors through which the attribute of such objects is read."""
        for item in owners:
            at = lines.find(self._program.state, item[1], name) if item[0] == Kind.INST else None
            yield at[1] if at is not None else -1

    def _of_values(self, values: Iterable[int], callee: int) -> Iterator[int]:
        """The class of the object with which each of the values runs ``callee``; -1 where it is not known."""
        state = self._program.state
        for value in values:
            item = state.item(value)
            if item[0] == Kind.BOUND and item[1] == callee:
                yield state.item(item[2])[1] if state.kind(item[2]) in (Kind.INST, Kind.CLASS) else -1
            elif item[0] in (Kind.CLASS, Kind.INST) and self._program.cls(callee) in lines.order(state, item[1]):
                yield item[1]
            elif (item[0] in (Kind.FUNC, Kind.GEN, Kind.CTX) and item[1] == callee) or item[0] == Kind.PARTIAL:
                yield -1
