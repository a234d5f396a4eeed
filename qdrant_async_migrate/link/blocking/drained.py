"""Generators of libraries that compute where their elements are taken."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.blocking.makers import FAR
from qdrant_async_migrate.link.blocking.nodes import Nodes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.model.facts import is_within


class Drained:
    """Which loops take the elements of what a call gave."""

    def __init__(self, program: Program, nodes: Nodes) -> None:
        self._nodes, self._graph = nodes, program.state.graph
        self._iterated: dict[int, list[Read]] = {}
        for read in program.state.reads["iterate"]:
            self._iterated.setdefault(read.node, []).append(read)

    def is_taken_later(self, call: Call) -> bool:
        """Its elements are taken, and all of them elsewhere."""
        taken = list(self.consumers(call))
        return bool(taken) and not any(is_around(read, call) for read in taken)

    def consumers(self, call: Call) -> Iterator[Read]:
        """Where the elements of what the call makes are taken."""
        todo, seen = [call.result], {call.result}
        while todo and len(seen) < FAR:
            node = todo.pop()
            yield from self._iterated.get(node, ())
            fresh = [t for t in self._graph.targets(node) if t not in seen and not self._nodes.is_shared(t)]
            seen.update(fresh)
            todo += fresh


def is_around(read: Read, call: Call) -> bool:
    """The elements are taken in the expression that makes the generator."""
    same = read.file == call.file and read.scope == call.scope
    return same and (read.node == call.result or is_within(call.place, read.place))
