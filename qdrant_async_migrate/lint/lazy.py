"""``map(f, xs)`` calls nothing, and ``chain(pages())`` takes nothing, until something takes their elements: the use stands where
that happens, and nowhere if it is handed to a thread as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place, is_within
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace

Calls = dict[tuple[int, Place], list[Call]]
_LAZY = frozenset({"map", "filter"})
_TAKING = _LAZY | {"chain", "head", "pairs", "zip", "zip-longest", "while", "after", "filter-not", "starmap", "flatten"}
"""Effects of library functions that take the elements of their arguments only when they are asked for their own."""
_THREADS = frozenset({"offload", "submit"})
_CALL = "call:"
_FAR = 64
"""Nodes that a lazy object is followed through."""


def when_consumed(program: Program, calls: Calls) -> Iterator[Use]:
    """The uses of the program, those of lazy functions moved to where they run."""
    consumed = Consumed(program, calls)
    for use in program.uses:
        if use.role is Role.APPLY and use.how in _LAZY:
            yield from consumed.moved(use, calls.get((use.file, use.place), ()), False)
        elif use.role is Role.ITERATE and consumed.is_lazy(use.how):
            yield from consumed.moved(use, consumed.lazy(use.file, use.place), True)
        else:
            yield use


class Consumed:
    """Asked for one lazy function after the other."""

    def __init__(self, program: Program, calls: Calls) -> None:
        self._state, self._calls = program.state, calls
        self._reads: dict[int, list[Read]] = {}
        for read in program.state.reads["iterate"]:
            self._reads.setdefault(read.node, []).append(read)
        self._handed: dict[int, list[Call]] | None = None

    def is_lazy(self, how: str) -> bool:
        effect = self._state.known.effect(how.removeprefix(_CALL)) if how.startswith(_CALL) else None
        return effect is not None and effect.kind in _TAKING

    def lazy(self, file: int, place: Place) -> list[Call]:
        """The calls of lazy functions there."""
        return [call for call in self._calls.get((file, place), ()) if any(self.is_lazy(_CALL + n) for n in self._names(call))]

    def _names(self, call: Call) -> Iterator[str]:
        return (self._state.item(v)[1] for v in call.targets if self._state.kind(v) in (Kind.EXT, Kind.MEM))

    def moved(self, use: Use, made: Sequence[Call], is_kept: bool) -> Iterator[Use]:
        """The same use where something takes the elements. ``is_kept``: it stays where it is, if unknown code gets the object."""
        for call in made:
            found = list(self.consumers(call.result))
            for read in found:
                around = read.file == use.file and read.scope == use.scope and is_within(use.place, read.place)
                yield use if around else replace(use, file=read.file, scope=read.scope, place=read.place)
            if not found and is_kept and self.is_handed_over(call.result):
                yield use

    def consumers(self, result: int) -> Iterator[Read]:
        """Where elements are taken of what a node holds, also through other lazy functions."""
        todo, seen = [result], {result}
        while todo and len(seen) < _FAR:
            node = todo.pop()
            fresh = [t for t in self._state.graph.targets(node) if t not in seen]
            for read in self._reads.get(node, ()):
                further = self.lazy(read.file, read.place) if self.is_lazy(read.name) else []
                fresh += [call.result for call in further if call.result not in seen]
                if not further:
                    yield read
            seen.update(fresh)
            todo += fresh

    def is_handed_over(self, result: int) -> bool:
        """Another function gets it, and runs where it is called."""
        if self._handed is None:
            self._handed = {}
            for call in self._state.calls:
                for node in (*call.args, *(n for _, n in call.keywords)):
                    if isinstance(node, int):
                        self._handed.setdefault(node, []).append(call)
        for call in self._handed.get(result, ()):
            effects = [effect for n in self._names(call) if (effect := self._state.known.effect(n)) is not None]
            if not any(effect.kind in _THREADS for effect in effects):
                return True
        return False
