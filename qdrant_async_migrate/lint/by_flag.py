"""Helpers that make one of several objects, by what they are given: ``store("memory")`` gives no ``FileStore``. In: the solved
flow and what is tested in the helper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.guards import Guards
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.lint.settled import Settled
from qdrant_async_migrate.model.facts import ScopeKind

_NEAR = 4
"""Variables between what makes an object, or gives it, and where it is used."""


class ByFlag:
    """Asked for one node after the other, once the tests are known."""

    def __init__(
        self, program: Program, origins: Origins, made: Mapping[int, Call], sources: Mapping[int, Sequence[int]]
    ) -> None:
        self._program, self._state, self._origins = program, program.state, origins
        self._made, self._sources = made, sources
        self._known: dict[int, frozenset[int] | None] = {}
        self._attributes = program.attributes_read()
        self._tests: tuple[Guards, Settled] | None = None

    def settle(self, guards: Guards, settled: Settled) -> None:
        """Use what is tested of attributes that keep constants."""
        self._tests = guards, settled

    def classes(self, node: int) -> frozenset[int] | None:
        """The classes of what a node holds, where constants of a call keep a helper from making others; ``None``: not known."""
        if node not in self._known:
            self._known[node] = self._asked(node)
        return self._known[node]

    def _asked(self, node: int) -> frozenset[int] | None:
        calls = list(self._calls_of(node))
        items = [self._state.item(v) for v in calls[0].targets] if len(calls) == 1 else []
        if len(items) > 1:
            return self._out_of_table(calls[0])
        if len(items) != 1 or items[0][0] not in (Kind.FUNC, Kind.BOUND):
            return None
        function = items[0][1]
        scope = self._program.scope(function)
        if scope.kind is not ScopeKind.FUNCTION or scope.is_generator or scope.is_async or self._is_decorated(function):
            return None
        returned = self._state.returned.get(self._state.node_in(function, scope.returns), set())
        return self._chosen(function, calls[0], [n for n in returned if n >= 0 and not self._is_declared(n)])

    def _is_decorated(self, function: int) -> bool:
        """By more than ``staticmethod`` or ``classmethod``."""
        own = self._program.method_kind(function) in ("static", "class")
        return len(self._program.scope(function).decorators) > own

    def _is_declared(self, node: int) -> bool:
        """``-> Store``, or ``-> Store | Cache``."""
        parts = {node}.intersection(self._origins.annotated) or self._sources.get(node, ())
        return bool(parts) and self._origins.annotated.issuperset(parts)

    def _out_of_table(self, call: Call) -> frozenset[int] | None:
        """``TYPES["file"]()`` makes objects of what the table holds under that name."""
        taken = [self._state.item(value) for value in self._origins.taken(call)]
        if len(taken) == len(call.targets) or any(item[0] != Kind.CLASS for item in taken):
            return None
        return frozenset(item[1] for item in taken)

    def _chosen(self, function: int, call: Call, returned: Sequence[int]) -> frozenset[int] | None:
        found: set[int] = set()
        made = [(n, list(self._calls_of(n))) for n in returned]
        every = [m for _, some in made for m in some]
        kept = [
            m for m in every if not self._origins.is_left_out(m, call, function) and not self._is_for_others(m, call, function)
        ]
        targets = [v for m in kept for v in self._origins.taken(m, call, function)]
        is_all = len(kept) == len(every) and len(targets) == sum(len(m.targets) for m in kept)
        if is_all or any(not some for _, some in made):
            return None
        for item in map(self._state.item, targets):
            if item[0] not in (Kind.CLASS, Kind.EXT):
                return None
            found.update([item[1]] if item[0] == Kind.CLASS else [])
        return frozenset(found) if all(m.targets for m in kept) else None

    def _is_for_others(self, made: Call, call: Call, function: int) -> bool:
        """``if self.offline: return Static()`` of a method: objects that keep another constant do not get there."""
        read = self._attributes.get(call.function)
        origins = self._origins.of(read.node) if read is not None else frozenset[Origin]()
        facts = self._tests[0].of_itself(function, made.place) if origins and self._tests is not None else []
        if not facts or read is None or self._tests is None:
            return False
        classes = [self._state.item(v)[1] for v in self._state.graph.values(read.node) if self._state.kind(v) == Kind.INST]
        return origins <= self._tests[1].elsewhere(classes, facts)

    def _calls_of(self, node: int) -> Iterator[Call]:
        """The calls that give what a node holds, if there is nothing else."""
        found, todo = [], [node]
        for _ in range(_NEAR):
            found += [self._made[n] for n in todo if n in self._made]
            further = [list(self._sources.get(n, ())) for n in todo if n not in self._made and n >= 0]
            if not all(further):
                return
            todo = [source for sources in further for source in sources if source >= 0]
        if not todo:
            yield from found
