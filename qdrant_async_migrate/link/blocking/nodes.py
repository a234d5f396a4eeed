"""What is known of the nodes of the value flow, by node: the reads, calls and names that they are the result of."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op


class Nodes:
    """Made once for a program."""

    def __init__(self, program: Program) -> None:
        state = self._state = program.state
        reads = state.reads
        self.reads: dict[int, Read] = program.attributes_read()
        """The attributes that are read."""
        self.calls = program.calls_by_result()
        self.derivations = {read.result: read for kind in ("iterate", "item", "operator") for read in reads[kind]}
        """Elements, items and results of operators."""
        self.entered = {read.result: read.node for read in reads["enter"]}
        """What ``with`` binds, with what was entered."""
        self._named = program.named()
        self.tested = dict(_tested(state))
        """Nodes of names after ``isinstance``, and those of before."""
        self.sources: dict[int, list[int]] = state.graph.sources()
        """From which nodes the values of a node come."""
        for node, source in self._mentions():
            self.sources.setdefault(node, []).append(source)
        self._given: frozenset[int] | None = None

    def named(self, node: int) -> int:
        """The name of another scope whose use a node is; -1: none."""
        return self._named.get(node, -1)

    def is_shared(self, node: int) -> bool:
        """A parameter that several callers fill: what is taken of it there may be any of theirs."""
        if self._given is None:
            state = self._state
            params = ((number, p.node) for number, scope in enumerate(state.scopes) for p in scope.params)
            self._given = frozenset([state.node_in(number, node) for number, node in params])
        return node in self._given and len(self.sources.get(node, ())) > 1

    def _mentions(self) -> Iterator[tuple[int, int]]:
        """Names of other modules that hold nothing the value flow keeps, with the nodes they stand for."""
        state = self._state
        yield from ((node, named) for node, named in self._named.items() if not state.graph.values(node))
        for read in state.reads["attribute"]:
            for value in state.graph.values(read.node) if not state.graph.values(read.result) else ():
                file = state.file_of.get(state.item(value)[1]) if state.kind(value) == Kind.MODULE else None
                cell = state.known_cell(file, read.name) if file is not None else None
                if cell is not None:
                    yield read.result, cell


def _tested(state: State) -> Iterator[tuple[int, int]]:
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if op[0] == Op.NARROW:
                yield state.node_of(number, op[1]), state.node_of(number, op[2])  # type: ignore[arg-type]
