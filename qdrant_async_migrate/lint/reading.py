"""What stands where in a program: reads, calls and elements by place and by the node that they give."""

from __future__ import annotations

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.lint.edges import Edges
from qdrant_async_migrate.model.facts import Place


class Reading:
    """Made once for a program."""

    def __init__(self, program: Program, graph: Edges) -> None:
        state = program.state
        self._program = program
        self.attributes = program.attributes_read()
        self.calls = graph.calls
        self.made = program.calls_by_result()
        self.elements = {read.result: read for kind in ("iterate", "item") for read in state.reads[kind]}
        for read in list(self.elements.values()):
            for node in state.graph.targets(read.result):
                self.elements.setdefault(node, read)
        self.reads: dict[tuple[int, Place], list[Read]] = {}
        for read in (r for reads in state.reads.values() for r in reads if r.targets):
            self.reads.setdefault((read.file, read.place), []).append(read)

    def first(self, function: int) -> int:
        """The node of its first parameter; -1: it has none."""
        params = self._program.scope(function).params
        return self._program.state.node_in(function, params[0].node) if params else -1

    def parameters(self, function: int) -> set[int]:
        """The nodes of its parameters."""
        return {self._program.state.node_in(function, p.node) for p in self._program.scope(function).params if p.node >= 0}
