"""The assignment graph: nodes hold sets of values, edges copy them, watchers react to new ones; solved by difference
propagation."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence

from qdrant_async_migrate.link.values import Value, alone

_MANY = 16
"""Values at a node from which it is asked whether it takes more."""
Watcher = Callable[[Iterable[Value]], None]
Held = set[Value] | frozenset[Value]
_EMPTY: frozenset[Value] = frozenset()
_FEW = 8
"""Edges of a node up to which a list takes less memory than a dict, and no more time."""


class Graph:
    """Grows only: adding an edge, a value or a watcher at any time gives the same fixpoint as adding it first.

    Most nodes hold one value, lead to one node and are watched once: what is alone is kept without a collection around it."""

    def __init__(self) -> None:
        self.held: list[Held | None] = []
        self._edges: list[int | list[int] | dict[int, None] | None] = []
        self._watchers: list[Watcher | list[Watcher] | None] = []
        self.closed: set[int] = set()
        """Nodes that hold nothing, whatever flows to them: values declared to be plain data."""
        self.promised: dict[int, Callable[[Iterable[Value]], list[Value]]] = {}
        """Nodes of a declared type: which of the values they take."""
        self.taken: Callable[[int, Held, set[Value]], set[Value]] = lambda node, held, new: new
        """Asked by nodes that hold very much: which of the new values they take."""
        self._fresh: dict[int, Held] = {}
        self._queue: deque[int] = deque()

    def node(self) -> int:
        self.held.append(None)
        self._edges.append(None)
        self._watchers.append(None)
        return len(self.held) - 1

    def reserve(self, count: int) -> int:
        """``count`` nodes in a row; the number of the first."""
        base = len(self.held)
        self.held.extend([None] * count)
        self._edges.extend([None] * count)
        self._watchers.extend([None] * count)
        return base

    def values(self, node: int) -> Held:
        """What the node holds now."""
        return _EMPTY if node < 0 else self.held[node] or _EMPTY

    def add(self, node: int, values: Collection[Value]) -> None:
        if node in self.promised:
            values = self.promised[node](values)
            if not values:
                return
        held = self.held[node]
        new: Held
        if held is not None and held.issuperset(values):
            return
        if len(values) == 1:
            new = alone(*values)
        else:
            new = set(values) if held is None else set(values).difference(held)
        if (0 if held is None else len(held)) + len(new) > _MANY:
            new = self.taken(node, held or _EMPTY, set(new))
        if not new:
            return
        if held is None:
            self.held[node] = new
        elif type(held) is set:
            held |= new
        else:
            self.held[node] = {*held, *new}
        if self._edges[node] is None and self._watchers[node] is None:
            return
        fresh = self._fresh.get(node)
        if fresh is None:
            self._fresh[node] = new  # what ``held`` is for now: both only grow until it is this node's turn
            self._queue.append(node)
        else:
            self._fresh[node] = fresh | new

    def edge(self, source: int, target: int) -> None:
        """Whatever ``source`` holds, ``target`` holds too."""
        if source < 0 or target < 0 or source == target or target in self.closed:
            return
        edges = self._edges[source]
        if edges is None:
            self._edges[source] = target
        elif type(edges) is int:
            if edges == target:
                return
            self._edges[source] = [edges, target]
        elif target in edges:  # type: ignore[operator]
            return
        elif type(edges) is dict:
            edges[target] = None
        else:
            self._append(source, edges, target)  # type: ignore[arg-type]
        held = self.held[source]
        if held:
            self.add(target, held)

    def _append(self, source: int, edges: list[int], target: int) -> None:
        edges.append(target)
        if len(edges) > _FEW:
            self._edges[source] = dict.fromkeys(edges)

    def targets(self, node: int) -> Sequence[int]:
        """Nodes that hold whatever ``node`` holds."""
        edges = self._edges[node]
        return () if edges is None else (edges,) if isinstance(edges, int) else tuple(edges)

    def sources(self) -> dict[int, list[int]]:
        """For each node those that lead to it."""
        found: dict[int, list[int]] = {}
        for node, edges in enumerate(self._edges):
            if type(edges) is int:
                found.setdefault(edges, []).append(node)
            elif edges is not None:
                for target in edges:  # type: ignore[union-attr]
                    found.setdefault(target, []).append(node)
        return found

    def watch(self, node: int, watcher: Watcher) -> None:
        """Call ``watcher`` with every set of values that is new at ``node``, those it holds already included."""
        if node < 0:
            return
        watchers = self._watchers[node]
        if watchers is None:
            self._watchers[node] = watcher
        elif type(watchers) is list:
            watchers.append(watcher)
        else:
            self._watchers[node] = [watchers, watcher]  # type: ignore[list-item]
        held = self.held[node]
        if held:
            watcher(sorted(held))

    def rest(self) -> None:
        """Nothing will be added any more: forget who waited for it, and keep once what many nodes hold."""
        self._watchers = [None] * len(self.held)
        shared: dict[frozenset[Value], frozenset[Value]] = {}
        for node, held in enumerate(self.held):
            if type(held) is set:
                whole = frozenset(held)
                self.held[node] = shared.setdefault(whole, whole)

    def run(self) -> None:
        """Propagate until nothing is new."""
        queue, fresh = self._queue, self._fresh
        while queue:
            node = queue.popleft()
            new = fresh.pop(node)
            edges = self._edges[node]
            if type(edges) is int:
                self.add(edges, new)
            elif edges is not None:
                for target in edges:  # type: ignore[union-attr]
                    self.add(target, new)
            watchers = self._watchers[node]
            if watchers is not None:
                ordered = sorted(new)
                for watcher in list(watchers) if type(watchers) is list else (watchers,):
                    watcher(ordered)  # type: ignore[operator]
