"""Copies with other values in some fields: ``replace(plain, squeeze=lzma.compress)`` is an object of its own. In: the solved
flow. Out: what a field of such a copy holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.records import replace

_KIND = "replaced"
Held = frozenset[Value] | None


class Replaced:
    """The copies of a program, by the node and by the number of the call that gives one."""

    def __init__(self, program: Program) -> None:
        self._state = program.state
        found = (c for c, _, effects in program.library_calls() if any(e is not None and e.kind == _KIND for e in effects))
        self.calls = {call.result: call for call in found if call.args and isinstance(call.args[0], int)}
        self._numbers = {call.number: call for call in self.calls.values()}

    def made(self) -> Iterator[tuple[int, Call]]:
        """The classes of the copies, each with a call of which nothing is told but that it is made there."""
        for call in self.calls.values():
            for cls in self.classes(call.result):
                yield cls, replace(call, args=(("*", -1),), keywords=(), constants={})

    def classes(self, node: int) -> list[int]:
        """The classes of the copies that a node is given first."""
        call = self.calls.get(node)
        values = sorted(self._state.graph.values(call.args[0])) if call is not None else []
        return [self._state.item(v)[1] for v in values if self._state.kind(v) == Kind.INST]

    def __contains__(self, origin: int) -> bool:
        return origin in self._numbers

    def field(
        self, origin: int, name: str, at: Callable[[int], Held], of: Callable[[int], Iterable[int]], field: Callable[[int], Held]
    ) -> Held:
        """What is given for the field, or what the objects hold that were copied. ``at``: what a node holds; ``of``: where its
        objects were made; ``field``: what the field of an object made there holds."""
        call = self._numbers[origin]
        if any(key is None for key, _ in call.keywords):
            return None
        given = next((node for key, node in call.keywords if key == name), None)
        if given is not None:
            return at(given) or (None if given >= 0 else frozenset())
        parts = [field(above) for above in of(call.args[0])]
        return frozenset[Value]().union(*(p for p in parts if p is not None)) if parts and None not in parts else None
