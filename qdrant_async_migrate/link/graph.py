"""The assignment graph: nodes hold sets of values, edges copy them, watchers react to new ones; solved by difference
propagation."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable

from qdrant_async_migrate.link.values import Value

_MANY = 16
"""Values at a node from which it is asked whether it takes more."""
Watcher = Callable[[Iterable[Value]], None]
_EMPTY: frozenset[Value] = frozenset()


class Graph:
    """Grows only: adding an edge, a value or a watcher at any time gives the same fixpoint as adding it first."""

    def __init__(self) -> None:
        self.held: list[set[Value] | None] = []
        self._edges: list[dict[int, None] | None] = []
        self._watchers: list[list[Watcher] | None] = []
        self.closed: set[int] = set()
        """Nodes that hold nothing, whatever flows to them: values declared to be plain data."""
        self.promised: dict[int, Callable[[Iterable[Value]], list[Value]]] = {}
        """Nodes of a declared type: which of the values they take."""
        self.taken: Callable[[int, set[Value], set[Value]], set[Value]] = lambda node, held, new: new
        """Asked by nodes that hold very much: which of the new values they take."""
        self._fresh: dict[int, set[Value]] = {}
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

    def values(self, node: int) -> set[Value] | frozenset[Value]:
        """What the node holds now."""
        return _EMPTY if node < 0 else self.held[node] or _EMPTY

    def add(self, node: int, values: Collection[Value]) -> None:
        if node in self.promised:
            values = self.promised[node](values)
            if not values:
                return
        held = self.held[node]
        if held is not None and held.issuperset(values):
            return
        new = set(values) if held is None else set(values).difference(held)
        if (0 if held is None else len(held)) + len(new) > _MANY:
            new = self.taken(node, held or set(), new)
        if not new:
            return
        is_last = self._edges[node] is None and self._watchers[node] is None
        if held is None:
            self.held[node] = new if is_last else set(new)
        else:
            held |= new
        if is_last:
            return
        fresh = self._fresh.get(node)
        if fresh is None:
            self._fresh[node] = new
            self._queue.append(node)
        else:
            fresh |= new

    def edge(self, source: int, target: int) -> None:
        """Whatever ``source`` holds, ``target`` holds too."""
        if source < 0 or target < 0 or source == target:
            return
        edges = self._edges[source]
        if target in self.closed or (edges is not None and target in edges):
            return
        if edges is None:
            edges = self._edges[source] = {}
        edges[target] = None
        held = self.held[source]
        if held:
            self.add(target, held)

    def targets(self, node: int) -> list[int]:
        """Nodes that hold whatever ``node`` holds."""
        return list(self._edges[node] or ())

    def watch(self, node: int, watcher: Watcher) -> None:
        """Call ``watcher`` with every set of values that is new at ``node``, those it holds already included."""
        if node < 0:
            return
        watchers = self._watchers[node]
        if watchers is None:
            watchers = self._watchers[node] = []
        watchers.append(watcher)
        held = self.held[node]
        if held:
            watcher(sorted(held))

    def run(self) -> None:
        """Propagate until nothing is new."""
        queue, fresh = self._queue, self._fresh
        while queue:
            node = queue.popleft()
            new = fresh.pop(node)
            edges = self._edges[node]
            if edges is not None:
                for target in edges:
                    self.add(target, new)
            watchers = self._watchers[node]
            if watchers is not None:
                ordered = sorted(new)
                for watcher in list(watchers):
                    watcher(ordered)
