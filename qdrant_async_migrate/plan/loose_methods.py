"""Methods of objects of which nothing is known that are called elsewhere than where they are read: ``find = context[KEY].find``,
``list(map(context[KEY].find, texts))``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind


class LooseMethods:
    """Counted once per program, when it is asked for the first time."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._run: frozenset[int] | None = None
        """Where what is called comes from."""

    def called(self, reads: Iterable[Read]) -> Iterator[Read]:
        """Those whose result is called, or handed to what calls it."""
        if self._run is None:
            self._run = _leading(self._program, _run(self._program))
        yield from (read for read in reads if read.result in self._run)


def onwards(program: Program, node: int, but: Collection[int] = ()) -> set[int]:
    """The nodes that the values of one would reach; ``but``: some that are known, with all that they lead to."""
    found = {node}.difference(but)
    queue = list(found)
    while queue:
        fresh = set(program.state.graph.targets(queue.pop())) - found
        fresh.difference_update(but)
        found |= fresh
        queue.extend(fresh)
    return found


def _leading(program: Program, nodes: Iterable[int]) -> frozenset[int]:
    """The nodes, and all whose values would reach one of them."""
    found, sources = set(nodes), program.sources()
    queue = list(found)
    while queue:
        fresh = set(sources.get(queue.pop(), ())) - found
        found |= fresh
        queue.extend(fresh)
    return frozenset(found)


def _run(program: Program) -> Iterator[int]:
    """The nodes of what is called; an awaited call copes with a coroutine."""
    state = program.state
    for call in state.calls:
        if call.result not in state.awaited:
            yield call.function
        for value in call.targets:
            effect = state.known.effect(state.item(value)[1]) if state.kind(value) in (Kind.EXT, Kind.MEM) else None
            if effect is not None and effect.function:
                yield from _given(call, effect.function)


def _given(call: Call, key: str) -> Iterator[int]:
    """The node of an argument, by its position or its name."""
    parts = key.split(",")
    yield from (node for n, node in enumerate(call.args) if str(n) in parts and isinstance(node, int))
    yield from (node for name, node in call.keywords if name in parts)
