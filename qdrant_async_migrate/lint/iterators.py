"""Whose code runs where something is iterated over: what ``__iter__`` gives, and what a parameter was made of."""

from __future__ import annotations

from collections.abc import Iterable

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.owners import Owners
from qdrant_async_migrate.lint.reading import Reading
from qdrant_async_migrate.lint.wanted import NOWHERE, Wanted
from qdrant_async_migrate.model.program import Role, Use

_FAR = 16
"""Nodes that are looked at for the parameter an iterator was made of."""
_HANDS_ON = frozenset({"iter", "elements", "head", "pairs", "chain", "returns"})
"""Effects of library functions that give the elements of their first argument."""


class Iterators:
    """Asked for one place after the other."""

    def __init__(self, program: Program, tables: Reading, owners: Owners, sources: dict[int, list[int]]) -> None:
        self._program, self._tables, self._owners, self._sources = program, tables, owners, sources

    def gives_iterator(self, use: Use, callee: int) -> bool:
        """False where ``__iter__`` of the object returns ``self.rows()``, and ``rows`` of its class is not the one meant."""
        owner, scope = self._program.cls(callee), self._program.scope(callee)
        reads = self._tables.reads.get((use.file, use.place), ()) if owner is not None and scope.is_generator else ()
        for read in reads:
            values = self._program.state.graph.values(read.node)
            found = {self._program.state.item(v)[1] for v in values if self._owners.is_object(v)}
            if not found or len(found) < len(values):
                return True
            if any(self._iterates_over(c, scope.name) in (-1, owner) for c in self._owners.classes([read.node], found)):
                return True
        return not reads

    def _iterates_over(self, cls: int, name: str) -> int:
        """The class that defines the method of this name which ``__iter__`` of ``cls`` calls on itself; -1: it does another
        thing."""
        state = self._program.state
        at = classes.find(state, cls, "__iter__")
        for function in classes.methods(state, at[0]).get("__iter__", ()) if at is not None else ():
            for node in state.returned.get(state.node_in(function, self._program.scope(function).returns), ()):
                asked = self._tables.attributes.get(self._tables.made[node].function) if node in self._tables.made else None
                if asked is not None and asked.name == name and asked.node == self._tables.first(function):
                    named = classes.find(state, cls, name)
                    return named[0] if named is not None else -1
        return -1

    def out_of_parameter(self, caller: int, use: Use, callee: int) -> Wanted:
        """A plain function runs what it takes out of a parameter, or loops over a generator that it was given."""
        state = self._program.state
        nodes = self._own_and_outer(caller) if not self._program.scope(caller).is_async else set()
        if use.role is Role.APPLY:
            return self._applied(use, callee, nodes)
        for read in self._tables.reads.get((use.file, use.place), ()) if nodes and use.role is not Role.PROPERTY else ():
            taken = self._lazily(read.node, nodes)
            if taken >= 0 and self._is_plain(read.targets, callee):
                return taken, frozenset({-1 - callee}), NOWHERE
        for call in self._tables.calls.get((use.file, use.place), ()) if nodes and use.role is Role.CALL else ():
            member = self._tables.attributes.get(call.function)
            element = self._tables.elements.get(call.function if member is None else member.node)
            if element is not None and element.node in nodes and self._is_plain(state.graph.values(call.function), callee):
                return element.node, frozenset({-1 - callee}), NOWHERE
        return None

    def _own_and_outer(self, function: int) -> set[int]:
        """The nodes of its parameters, and of those of the functions around it."""
        found = self._tables.parameters(function)
        while (function := self._program.parent(function)) >= 0:
            found |= self._tables.parameters(function)
        return found

    def _applied(self, use: Use, callee: int, nodes: set[int]) -> Wanted:
        """A function of a library takes ``callee`` out of a parameter that it is given."""
        state = self._program.state
        for call in self._tables.calls.get((use.file, use.place), ()) if nodes else ():
            for node in (a for a in call.args if isinstance(a, int) and a in nodes):
                held = (v for v in state.graph.values(node) if state.kind(v) == Kind.CONT)
                if any(self._is_plain(state.graph.values(slot), callee) for v in held for _, slot in state.slots(v)):
                    return node, frozenset({-1 - callee}), NOWHERE
        return None

    def _lazily(self, node: int, nodes: set[int]) -> int:
        """The one of the nodes whose elements ``node`` gives, also through ``iter``, ``enumerate`` and their like; -1: none."""
        state, todo, seen = self._program.state, [node], {node}
        while todo and len(seen) < _FAR:
            current = todo.pop()
            if current in nodes:
                return current
            call = self._tables.made.get(current)
            names = [state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT] if call is not None else []
            effects = [effect for name in names if (effect := state.known.effect(name)) is not None]
            given = [a for a in call.args[:1] if isinstance(a, int)] if call is not None else []
            fresh = given if any(e.kind in _HANDS_ON for e in effects) else list(self._sources.get(current, ()))
            todo += [n for n in fresh if n not in seen]
            seen.update(fresh)
        return -1

    def _is_plain(self, values: Iterable[int], callee: int) -> bool:
        items = [self._program.state.item(v) for v in values]
        return any(i[0] in (Kind.FUNC, Kind.BOUND, Kind.GEN) and i[1] == callee for i in items)
