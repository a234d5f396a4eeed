"""Calls that find a client by its class: ``container.get(key, Client)``. Whoever put it there decides of what kind it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from qdrant_async_migrate.link import uses
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.records import dataclass

Owners = dict[int, tuple[int, ...]]
"""The references of each value that is or belongs to a client."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """A call with the references that name the class to it, and those of the clients that its result is kept with."""

    call: Call
    references: tuple[int, ...]
    clients: tuple[int, ...]


def references_of(state: State) -> Owners:
    """The owners of all values that have any."""
    kinds = (Kind.OBJ, Kind.XCLS, Kind.INST, Kind.CLASS, Kind.MEM, Kind.DYN)
    values = [v for v, item in enumerate(state.values.items) if item[0] in kinds]
    found = {v: tuple(r for r, _ in uses.owners(state, v)) for v in values}
    return {v: references for v, references in found.items() if references}


def tokens(state: State, owners: Owners) -> Iterator[Token]:
    """Calls that are given the class and give nothing that is known, where that gets to a client."""
    classes = frozenset(v for v in owners if state.kind(v) == Kind.XCLS)
    holding = {node for node, held in enumerate(state.graph.held) if held and not classes.isdisjoint(held)} if classes else set()
    reach = Reach(state, owners)
    for call in state.calls if holding else ():
        nodes = [a for a in call.args if a in holding] + [node for _, node in call.keywords if node in holding]
        named = {v for node in nodes if isinstance(node, int) for v in state.graph.values(node) if v in classes}
        if not named or _is_known(state, call) or not _is_foreign(state, call, owners):
            continue
        found = reach.clients(call.result)
        if found:
            yield Token(call, tuple(sorted({r for v in named for r in owners[v]})), tuple(sorted(found)))


def _is_known(state: State, call: Call) -> bool:
    items = [state.item(v) for v in call.targets]
    return any(i[0] in (Kind.EXT, Kind.MEM) and state.known.effect(i[1]) is not None for i in items)


def _is_foreign(state: State, call: Call, owners: Owners) -> bool:
    """What it gives is nothing that is known, or something of a library."""
    given = state.graph.values(call.result)
    return all(state.kind(v) in (Kind.OBJ, Kind.MEM, Kind.EXT) and v not in owners for v in given)


class Reach:
    """Where the values of nodes get to: asked backwards from the clients, once for all nodes, since most lead to the same."""

    def __init__(self, state: State, owners: Owners) -> None:
        self._state = state
        self._objects = {v: references for v, references in owners.items() if state.kind(v) == Kind.OBJ}
        self._found: dict[int, frozenset[int]] | None = None
        self._sources: dict[int, list[int]] = {}

    def clients(self, node: int) -> frozenset[int]:
        """References of the clients that are held where the values of a node get to."""
        if self._found is None:
            self._found, self._sources = self._held(), self._state.graph.sources()
            self._spread(self._found, self._sources)
        return self._found.get(node, _NONE)

    def around(self, node: object) -> set[int]:
        """References of the clients with which something that is not known is kept."""
        if not isinstance(node, int):
            return set()
        own = self.clients(node)
        return set(own).union(*(self.clients(source) for source in self._sources.get(node, ())))

    def _held(self) -> dict[int, frozenset[int]]:
        objects = self._objects.keys()
        held = ((node, some & objects) for node, some in enumerate(self._state.graph.held) if some)
        return {node: frozenset(r for v in some for r in self._objects[v]) for node, some in held if some}

    @staticmethod
    def _spread(found: dict[int, frozenset[int]], sources: dict[int, list[int]]) -> None:
        queue = deque(found)
        while queue:
            node = queue.popleft()
            for source in sources.get(node, ()):
                known = found.get(source, _NONE)
                if not known >= found[node]:
                    found[source] = known | found[node]
                    queue.append(source)
