"""The names of the library code that a node stands for, as the catalog files them."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.link.blocking.nodes import Nodes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind

_DEPTH = 6
"""Steps that a name is followed backwards."""


class Naming:
    """Names by node, found when they are asked for."""

    def __init__(self, program: Program, catalog: Catalog, nodes: Nodes) -> None:
        self._program, self._catalog, self._nodes = program, catalog, nodes
        self._names: dict[int, frozenset[str]] = {}
        self._objects: dict[int, frozenset[str]] = {}
        self._cuts = 0
        """How often a chain of names was too long to be followed to its end."""
        self._short: dict[tuple[str, int], int] = {}
        """Answers that such a chain cut short, with how far away they were asked for."""

    def runs(self, node: int) -> frozenset[str]:
        """Dotted names of what calling the values of a node runs: an object of a library is called through ``__call__``."""
        objects = self._objects_of(node)
        if not objects:
            return self.names(node)
        return (self.names(node) - objects) | {f"{name}.__call__" for name in objects}

    def names(self, node: int, depth: int = 0) -> frozenset[str]:
        """Dotted names, as the catalog files them, of the library code that a node stands for."""
        if self._is_asked_anew(("names", node), node in self._names, depth):
            self._names[node], before = frozenset(), self._cuts
            self._names[node] = frozenset(self._held(node)) or frozenset(self._derived(node, depth))
            self._note_cut(("names", node), before, depth)
        return self._names[node]

    def _objects_of(self, node: int, depth: int = 0) -> frozenset[str]:
        """Those of the names that stand for instances of a class, or what a call gave."""
        if self._is_asked_anew(("objects", node), node in self._objects, depth):
            self._objects[node], before = frozenset(), self._cuts
            self._objects[node] = frozenset(self._instances(node, depth))
            self._note_cut(("objects", node), before, depth)
        return self._objects[node]

    def _is_asked_anew(self, question: tuple[str, int], is_known: bool, depth: int) -> bool:
        """Not known, or only as far as one could see from further away."""
        return not is_known or depth < self._short.get(question, 0)

    def _note_cut(self, question: tuple[str, int], before: int, depth: int) -> None:
        if self._cuts > before and depth:
            self._short[question] = depth
        else:
            self._short.pop(question, None)

    def _instances(self, node: int, depth: int) -> Iterator[str]:
        state = self._program.state
        values = state.graph.values(node)
        for value in values:
            item = state.item(value)
            if item[0] == Kind.OBJ:
                yield item[1]
            elif item[0] == Kind.INST:
                yield from self._program.foreign_bases(item[1])
        self._cuts += depth > _DEPTH
        if values or depth > _DEPTH:
            return
        bound = self._bound_function(node)
        if bound is not None:
            yield from self._objects_of(bound, depth + 1)
        elif node in self._nodes.calls or node in self._nodes.derivations:
            yield from self._derived(node, depth)
        for source in self._nodes.sources.get(node, ()):
            yield from self._objects_of(source, depth + 1)

    def _held(self, node: int) -> Iterator[str]:
        state = self._program.state
        for value in state.graph.values(node):
            item = state.item(value)
            if item[0] == Kind.PARTIAL:
                item = state.item(state.partials[item[1]][1])
            if item[0] in (Kind.EXT, Kind.MEM, Kind.OBJ, Kind.XCLS):
                yield item[1]
            elif item[0] == Kind.INST:
                yield from self._program.foreign_bases(item[1])

    def _derived(self, node: int, depth: int) -> Iterator[str]:
        """The value flow keeps only what it has a use for: the rest is spelled out from where it was read."""
        self._cuts += depth > _DEPTH
        if depth > _DEPTH or self._program.state.graph.values(node):
            return
        read, call, derivation = self._nodes.reads.get(node), self._nodes.calls.get(node), self._nodes.derivations.get(node)
        if (bound := self._bound_function(node)) is not None:
            yield from self.names(bound, depth + 1)
        elif read is not None:
            yield from (self._catalog.canonical(f"{name}.{read.name}") for name in self.names(read.node, depth + 1))
        elif call is not None and not is_ours(self._program, call):
            yield from (self._catalog.canonical(f"{name}()") for name in self.names(call.function, depth + 1))
        elif call is not None:
            yield from (name for given in self._given_instead(call) for name in self.names(given, depth + 1))
        elif derivation is not None:
            found = (self._element(name, derivation.name) for name in self.names(derivation.node, depth + 1))
            yield from (name for name in found if name)
        for source in self._nodes.sources.get(node, ()):
            yield from self.names(source, depth + 1)

    def _given_instead(self, call: Call) -> Iterator[int]:
        """The nodes of what plain wrappers give that decorators put around the function: ``return pool.submit(function)``."""
        state = self._program.state
        called = [item[1] for item in map(state.item, call.targets) if item[0] in (Kind.FUNC, Kind.BOUND)]
        for wrapper in sorted({w for function in called for w in state.wrappers.get(function, ())}):
            scope = state.scopes[wrapper]
            is_plain = not scope.is_async and not scope.is_generator and scope.returns >= 0
            if is_plain and not state.is_within(call.scope, (wrapper,)):  # there, the function itself is called
                yield state.node_in(wrapper, scope.returns)

    def _bound_function(self, node: int) -> int | None:
        """``partial(f, x)`` stands for ``f``."""
        call = self._nodes.calls.get(node)
        if call is None or not call.args or not isinstance(call.args[0], int):
            return None
        items = (self._program.state.item(value) for value in call.targets)
        effects = [self._program.state.known.effect(i[1]) for i in items if i[0] in (Kind.EXT, Kind.MEM)]
        return call.args[0] if any(e is not None and e.kind in ("partial", "run-wrapper") for e in effects) else None

    def _element(self, name: str, how: str) -> str:
        """The class of what a loop, a subscript or an operator gives on something of a library."""
        row = self._catalog.type_row(name)
        if row is not None and row.attribute:
            name, row = row.returns, self._catalog.type_row(row.returns)
        if how == "[]" or how.startswith("__"):
            return self._catalog.returns(f"{name}.{'__getitem__' if how == '[]' else how}")
        return row.yields if row is not None else ""


def is_ours(program: Program, call: Call) -> bool:
    """A function or class of the program is called."""
    kinds = {program.state.kind(v) for v in call.targets}
    return bool(kinds & {Kind.FUNC, Kind.BOUND, Kind.CLASS})
