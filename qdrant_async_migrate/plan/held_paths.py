"""Clients that objects of the program keep two attributes deep, as others may ask for them: ``catalog.connection.handle``."""

from __future__ import annotations

from collections.abc import Mapping

from qdrant_async_migrate.link import members
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value


class HeldPaths:
    """The names of both attributes, where the program makes such objects."""

    def __init__(self, state: State, reads: Mapping[int, Read]) -> None:
        self._reads = reads
        self._names = names_of_paths(state)

    def lead_to(self, node: int) -> bool:
        """What is read here is spelled as such a client is."""
        last = self._reads.get(node)
        first = self._reads.get(last.node) if last is not None else None
        return last is not None and first is not None and (first.name, last.name) in self._names


def names_of_paths(state: State) -> set[tuple[str, str]]:
    """The names of both attributes of all such clients."""
    kept = [(o, str(n), node) for (o, n), node in state.heap.items() if isinstance(n, str) and state.kind(o) == Kind.INST]
    holders: dict[Value, set[str]] = {}
    for owner, name, node in kept:
        if any(members.client_of(state, value) for value in state.graph.values(node)):
            holders.setdefault(owner, set()).add(name)
    found = ((name, value) for _, name, node in kept for value in holders.keys() & state.graph.values(node))
    return {(first, last) for first, value in found for last in holders[value]}
