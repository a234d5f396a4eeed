"""Blocking calls that coroutines make, directly or through plain helpers: one finding per place in a coroutine and blocking call,
with the shortest path down to it. A coroutine that is called carries its own findings.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint.edges import edges
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Use


@dataclass(frozen=True, slots=True)
class Blocked:
    """A place in a coroutine from which ``leaf`` is reached; ``path`` leads on from it, empty where it blocks itself."""

    function: int
    file: int
    scope: int
    place: Place
    leaf: Leaf
    path: tuple[tuple[int, Use], ...]


def _never(leaf: Leaf) -> bool:
    return False


def awaited_places(program: Program) -> set[tuple[int, Place]]:
    """Calls whose result is awaited, entered or looped over asynchronously: whatever is called there is no sync function."""
    state = program.state
    nodes = set(state.awaited)
    nodes.update(read.node for kind in ("enter", "iterate") for read in state.reads[kind] if read.asynchronous)
    return {(call.file, call.place) for call in state.calls if call.result in nodes}


def blocked(program: Program, blockings: Blockings, silenced: Callable[[Leaf], bool] = _never) -> Iterator[Blocked]:
    """Every place of a coroutine function that blocks the event loop. ``silenced``: calls in helpers that nobody wants told."""
    waiting = awaited_places(program)
    sources: dict[str, list[Leaf]] = {}
    graph = edges(program, blockings)
    handed: dict[int, list[Leaf]] = {}
    for leaf in graph.leaves:
        handed.setdefault(program.host(leaf.scope), []).append(leaf)
    for function, scope in enumerate(program.state.scopes):
        own = [leaf for leaf in blockings.own(function) if scope.is_async or (leaf.file, leaf.place) not in graph.indirect]
        for leaf in [*own, *handed.get(function, ())]:
            if scope.is_async:
                if (leaf.file, leaf.place) not in waiting:
                    yield Blocked(function, leaf.file, leaf.scope, leaf.place, leaf, ())
            elif not silenced(leaf):
                sources.setdefault(leaf.name, []).append(leaf)
    callers: dict[int, list[tuple[int, Use]]] = {}
    for caller, use, callee in graph.edges:
        callers.setdefault(callee, []).append((caller, use))
    for name in sorted(sources):
        yield from _reaching(program, callers, sources[name])


def _reaching(program: Program, callers: dict[int, list[tuple[int, Use]]], leaves: list[Leaf]) -> Iterator[Blocked]:
    """Breadth first from the blocking places up to the first coroutines: the shortest path wins."""
    nearest: dict[int, Leaf] = {}
    onward: dict[int, tuple[int, Use]] = {}
    queue: deque[int] = deque()
    for leaf in leaves:
        host = program.host(leaf.scope)
        if host not in nearest:
            nearest[host] = leaf
            queue.append(host)
    told: set[tuple[int, Place]] = set()
    while queue:
        callee = queue.popleft()
        for caller, use in callers.get(callee, ()):
            if program.scope(caller).is_async:
                if (use.file, use.place) not in told:
                    told.add((use.file, use.place))
                    yield Blocked(caller, use.file, use.scope, use.place, nearest[callee], tuple(_path(callee, onward)))
            elif caller not in nearest:
                nearest[caller] = nearest[callee]
                onward[caller] = (callee, use)
                queue.append(caller)


def _path(function: int, onward: dict[int, tuple[int, Use]]) -> Iterator[tuple[int, Use]]:
    """Functions on the way down, each with the place in it that leads on."""
    while function in onward:
        callee, use = onward[function]
        yield function, use
        function = callee
