"""What a declaration says that a node holds, and nothing else: ``repo: Repo | None``. In: the promises of the solved flow. Out:
classes of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.promises import Promised
from qdrant_async_migrate.link.values import Kind

_NEAR = 4
"""Names between a use and what is declared."""


class Said:
    """Asked for one node after the other."""

    def __init__(self, program: Program, sources: Mapping[int, Sequence[int]], named: Callable[[int], int]) -> None:
        self._state, self._sources, self._named = program.state, sources, named
        self._attributes = program.attributes_read()

    def classes(self, node: int) -> frozenset[int]:
        """The classes of all that a node may hold; empty if that may be anything."""
        for _ in range(_NEAR):
            if found := self._declared(node):
                return found
            further = [named] if (named := self._named(node)) >= 0 else self._sources.get(node, ())
            if len(further) != 1:
                break
            node = further[0]
        return frozenset()

    def _declared(self, node: int) -> frozenset[int]:
        state, read = self._state, self._attributes.get(node)
        if node in state.graph.promised:
            return _only(state.graph.promised[node])
        owners = list(state.graph.values(read.node)) if read is not None else []
        if read is None or not owners or any(state.kind(v) != Kind.INST for v in owners):
            return frozenset()
        slots = [state.promised_slots.get((value, read.name)) for value in owners]
        found = [_only(kept) if kept is not None else frozenset[int]() for kept in slots]
        return frozenset[int]().union(*found) if all(found) else frozenset()


def _only(kept: Callable[[Iterable[int]], list[int]]) -> frozenset[int]:
    promised = getattr(kept, "__self__", None)
    return promised.classes() if isinstance(promised, Promised) else frozenset()
