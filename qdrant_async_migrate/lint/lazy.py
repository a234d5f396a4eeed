"""``map(f, xs)`` calls nothing until something takes its elements: the use stands where that happens, and nowhere if it is handed
to a thread as it is."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace

_LAZY = frozenset({"map", "filter"})
_FAR = 64
"""Nodes that a lazy object is followed through."""


def when_consumed(program: Program, calls: dict[tuple[int, Place], list[Call]]) -> Iterator[Use]:
    """The uses of the program, those of lazy functions moved to where they run."""
    reads: dict[int, list[Read]] = {}
    for read in program.state.reads["iterate"]:
        reads.setdefault(read.node, []).append(read)
    for use in program.uses:
        if use.role is not Role.APPLY or use.how not in _LAZY:
            yield use
            continue
        for call in calls.get((use.file, use.place), ()):
            for read in _consumers(program, reads, call.result):
                around = read.file == use.file and read.scope == use.scope and _is_around(read.place, use.place)
                yield use if around else replace(use, file=read.file, scope=read.scope, place=read.place)


def _consumers(program: Program, reads: dict[int, list[Read]], result: int) -> Iterator[Read]:
    todo, seen = [result], {result}
    while todo and len(seen) < _FAR:
        node = todo.pop()
        yield from reads.get(node, ())
        fresh = [t for t in program.state.graph.targets(node) if t not in seen]
        seen.update(fresh)
        todo += fresh


def _is_around(outer: Place, inner: Place) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]
