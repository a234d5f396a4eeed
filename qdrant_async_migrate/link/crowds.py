"""Crowded places of the value flow: where so much meets that nothing can be told. They take no more than they hold, but for
clients; what they did not take counts as handed away, and what is called there as unknown. Where crowds are everywhere, as in
programs that set and read attributes by computed names, they are small, and of clients take the objects alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qdrant_async_migrate.link.knowledge import Knowledge
from qdrant_async_migrate.link.values import Kind, Value

LIMIT = 100
"""Values that one node may hold, clients not counted."""
_LARGE = 300_000
_LIMIT_OF_LARGE = 32
"""The same in a program with so many variables and expressions that carry values (some 300,000 lines)."""

_SHARE = 15
"""Values in crowds for each variable and expression of a program, from which on crowds are small."""
_LEAST, _MOST = 100_000, 1_200_000
"""The same for all of a program: a small one may hold so much, and a large one no more."""
_LIMIT_OF_SMALL = 16
"""Values that a small one may hold."""
_LIMIT_OF_TRUSTING = 16
"""The same for a lint: what an expression may be in sixteen ways tells nothing of what runs there."""


class Crowds:
    """``items``: the table of values."""

    def __init__(self, known: Knowledge, items: list[tuple[Any, ...]]) -> None:
        self._known = known
        self._items = items
        self._limit = LIMIT
        self.nodes: set[int] = set()
        """Nodes that did not take everything."""
        self.lost: set[Value] = set()
        """What they did not take."""
        self._clients: set[Value] = set()
        self._objects: set[Value] = set()
        """Clients themselves, and what is of the class of one; no methods of them."""
        self._looked_at = 0
        self._room = _MOST
        """Values that crowds take before they are small."""

    def expect(self, nodes: int, trusting: bool) -> None:
        """Say how large the program is, and whether one value too many is worse than one too few."""
        self._limit = LIMIT if nodes < _LARGE else _LIMIT_OF_TRUSTING if trusting else _LIMIT_OF_LARGE
        self._room = max(_LEAST, min(_MOST, nodes * _SHARE))

    @property
    def are_everywhere(self) -> bool:
        """So much is in crowds that they are small."""
        return self._room < 0

    def taken(self, node: int, held: Collection[Value], new: set[Value]) -> set[Value]:
        """Which of the new values a node takes that holds so much."""
        room = (_LIMIT_OF_SMALL if self.are_everywhere else self._limit) - len(held)
        if room >= len(new):
            self._room -= len(new)
            return new
        taken = new & self._always_taken()
        if room > 0:
            taken.update(sorted(new)[:room])
        self._room -= len(taken)
        if len(taken) < len(new):
            self.nodes.add(node)
            self.lost |= new - taken
        return taken

    def _always_taken(self) -> set[Value]:
        """All values that are clients, so far; where crowds are everywhere, no methods of them."""
        for value in range(self._looked_at, len(self._items)):
            if self._is_client(value):
                self._clients.add(value)
                if self._items[value][0] in (Kind.XCLS, Kind.OBJ):
                    self._objects.add(value)
        self._looked_at = len(self._items)
        return self._objects if self.are_everywhere else self._clients

    def _is_client(self, value: Value) -> bool:
        """A client, one of its methods, or its class."""
        item = self._items[value]
        if item[0] == Kind.XCLS:
            return True
        if item[0] == Kind.OBJ:
            return self._known.is_client(item[1])
        return item[0] in (Kind.MEM, Kind.DYN) and self._is_client(item[-1])
