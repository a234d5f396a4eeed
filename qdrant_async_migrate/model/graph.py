"""The call graph that a migration colours: what turns async, what keeps it from that, and the client calls behind it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


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

    def within(self, numbers: Iterable[int]) -> tuple[Edge, ...]:
        """The edges among some of the nodes."""
        chosen = set(numbers)
        return tuple(edge for edge in self.edges if edge.source in chosen and edge.target in chosen)
