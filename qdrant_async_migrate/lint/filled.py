"""What a constructor puts into a container that it makes: ``list(sinks)``, ``[first, second]``, ``{t.name: t for t in tools}``.
In: the solved flow. Out: the parameters of the constructor that an element of the container comes from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind

_NEAR = 4
"""Copies between a loop and what keeps its elements."""


class Filled:
    """Asked for one element after the other."""

    def __init__(self, state: State, sources: Callable[[int], Sequence[int]]) -> None:
        self._state, self._sources = state, sources
        self._loops = {read.result: read.node for read in state.reads["iterate"]}

    def positions(self, slot: int, nodes: Mapping[int, int]) -> Collection[int]:
        """The positions of the parameters that an element is, or whose elements it is; none: it comes from elsewhere. ``nodes``:
        those of the parameters, and their positions."""
        found = {self._filling(source, nodes) for source in self._sources(slot)}
        return () if -1 in found else found

    def _filling(self, source: int, nodes: Mapping[int, int]) -> int:
        if source in nodes:
            return nodes[source]
        if (looped := nodes.get(self._iterated(source), -1)) >= 0:
            return looped
        return next((position for node, position in nodes.items() if self._is_element(source, node)), -1)

    def _is_element(self, source: int, node: int) -> bool:
        """The source is an element of what the node holds."""
        state = self._state
        held = (value for value in state.graph.values(node) if state.kind(value) == Kind.CONT)
        return any(inner == source for value in held for _, inner in state.slots(value))

    def _iterated(self, node: int) -> int:
        """The node over whose elements a loop runs that gives a node all it holds; -1: another way."""
        for _ in range(_NEAR):
            if node in self._loops:
                return self._loops[node]
            sources = self._sources(node)
            if len(sources) != 1:
                break
            node = sources[0]
        return -1
