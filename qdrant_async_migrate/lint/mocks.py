"""Mocks that are made after a class: ``MagicMock(spec=Collection)`` has its methods, and none of them waits. In: the solved flow.
Out: whether what a node holds is nothing but such mocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call

_KINDS = frozenset({"spec", "autospec"})
_FAR = 64
"""Nodes that a mock is followed through."""


class Mocks:
    """Asked for one node after the other."""

    def __init__(self, program: Program, sources: Mapping[int, Sequence[int]]) -> None:
        self._sources, self._attributes = sources, program.attributes_read()
        self._made = frozenset(
            call.result
            for call, _, effects in program.library_calls()
            if any(e is not None and e.kind in _KINDS for e in effects)
        )

    def __bool__(self) -> bool:
        """Whether the program makes any."""
        return bool(self._made)

    def is_called(self, calls: Sequence[Call]) -> bool:
        """All that is called there are methods of mocks, or of attributes of theirs."""
        return bool(self._made and calls) and all(self._is_of_mock(call.function) for call in calls)

    def is_mock(self, node: int) -> bool:
        """The node holds what was made as a mock, and nothing else."""
        todo, seen = [node], {node}
        while todo and self._made and len(seen) < _FAR:
            current = todo.pop()
            if current in self._made:
                continue
            further = self._sources.get(current, ())
            if not further:
                return False
            todo += [n for n in further if n not in seen]
            seen.update(further)
        return bool(self._made) and not todo

    def _is_of_mock(self, node: int) -> bool:
        read = self._attributes.get(node)
        while read is not None:
            if self.is_mock(read.node):
                return True
            read = self._attributes.get(read.node)
        return False
