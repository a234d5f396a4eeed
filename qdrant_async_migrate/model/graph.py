"""The call graph that a migration colours: what turns async, what keeps it from that, and the client calls behind it all."""

from __future__ import annotations

from enum import Enum

from qdrant_async_migrate.records import dataclass


class NodeKind(str, Enum):
    """What a function is after the migration, or what becomes of a client's call."""

    TURNS = "turns"
    """It turns async."""
    ENTRY = "entry"
    """It stays sync outside and runs an event loop inside."""
    ASYNC = "async"
    """It was async before."""
    HELD = "held"
    """It would turn async if what holds it back went away."""
    CALL = "call"
    """A method of the client, which moves to the async kind."""
    KEPT = "kept"
    """A method of the client, which stays sync."""


LEAVES = frozenset({NodeKind.CALL, NodeKind.KEPT})


@dataclass(frozen=True, slots=True)
class Node:
    """A function, a module that runs code, or a method of a client as one module calls it; lines from 1."""

    number: int
    kind: NodeKind
    symbol: str
    module: str
    path: str
    line: int
    calls: int = 0
    """Places in the module that call it, of a client's method."""
    clients: tuple[int, ...] = ()
    """Numbers of the clients because of which it turns async, or would."""

    @property
    def name(self) -> str:
        """The symbol as it reads inside its module."""
        return self.symbol.removeprefix(f"{self.module}.")


@dataclass(frozen=True, slots=True)
class Edge:
    """``source`` runs ``target`` at a line of its own file; a tie: both must have one colour, since one overrides the other or
    the same place may call either."""

    source: int
    target: int
    line: int
    tie: bool = False


@dataclass(frozen=True, slots=True)
class Blocked:
    """An obstacle in the code of a node; ``calls`` stay sync because of it first of all."""

    node: int
    code: str
    message: str
    line: int
    calls: int
    help: str = ""
    clients: tuple[int, ...] = ()
    """Numbers of the clients that stay sync because of it."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes are numbered from 0 in the order of the files; edges lead from callers to what they call."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    blocked: tuple[Blocked, ...] = ()

    def entries(self) -> tuple[Node, ...]:
        """Functions that nothing in the graph calls: the top of the picture."""
        called = {edge.target for edge in self.edges if not edge.tie}
        return tuple(node for node in self.nodes if node.number not in called and node.kind not in LEAVES)

    def modules(self) -> tuple[str, ...]:
        """Modules with a part in it, by name."""
        return tuple(sorted({node.module for node in self.nodes}))

    def callers(self, number: int) -> tuple[Edge, ...]:
        """The edges from those that run a node."""
        return tuple(edge for edge in self.edges if edge.target == number and not edge.tie)

    def holding(self, node: Node) -> tuple[Blocked, ...]:
        """What keeps a node sync, that which holds most back first."""
        found = (each for each in self.blocked if each.node == node.number or set(each.clients) & set(node.clients))
        return tuple(sorted(found, key=lambda each: (each.node != node.number, -each.calls)))

    def chain(self, number: int) -> tuple[tuple[Node, int], ...]:
        """A shortest way from a node down to a client's method, each with the line that leads on; empty if there is none."""
        below: dict[int, list[Edge]] = {}
        for edge in self.edges:
            below.setdefault(edge.source, []).append(edge)
        ways: list[tuple[tuple[Node, int], ...]] = [()]
        starts, seen = [number], {number}
        while starts:
            current, way = starts.pop(0), ways.pop(0)
            node = self.nodes[current]
            if node.kind in LEAVES:
                return (*way, (node, way[-1][1] if way else node.line))
            for edge in sorted(below.get(current, ()), key=lambda e: e.tie):
                if edge.target not in seen:
                    seen.add(edge.target)
                    starts.append(edge.target)
                    ways.append((*way, (node, edge.line)))
        return ()
