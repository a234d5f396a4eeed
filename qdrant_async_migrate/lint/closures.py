"""Functions that other functions make: what ``timed(load)`` gives runs ``load``, and what ``timed(len)`` gives does not. In: the
solved flow. Out: the calls that made what is called at a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value

_FAR = 32
"""Nodes that a function is followed through."""


class Closures:
    """Asked for one call after the other."""

    def __init__(self, program: Program, blockings: Blockings | None) -> None:
        self._state, self._blockings = program.state, blockings
        self._made = program.calls_by_result()
        self._decorated = dict(_decorated(program))
        self._wrapped: dict[int, list[Value]] = {}
        """What a decorator puts a function of its own around, which holds the name all the same."""
        for decoration in program.state.decorations:
            wrapped = program.state.values.of(Kind.FUNC, decoration.function)
            self._wrapped.setdefault(decoration.decorator, []).append(wrapped)

    def makers(self, node: int, inner: int, outer: int) -> Sequence[Call]:
        """The calls of ``outer`` through which a node holds the function ``inner``; empty if they are not all known."""
        state = self._state
        values = {state.values.of(Kind.FUNC, inner), *self._wrapped.get(state.parent(inner), ())}
        found: dict[int, Call] = {}
        todo, seen = [node] if self._blockings is not None else [], {node}
        sources = self._blockings.nodes.sources if self._blockings is not None else {}
        while todo and self._blockings is not None:
            current = todo.pop()
            made = self._made.get(self._decorated.get(current, current))
            if made is not None and any(state.item(v)[:2] == (Kind.FUNC, outer) for v in made.targets):
                found[made.number] = made
                continue
            named = self._blockings.nodes.named(current)
            further = [named] if named >= 0 else sources.get(current, ())
            holding = [n for n in further if not values.isdisjoint(state.graph.values(n))]
            if made is not None or not holding or len(seen) > _FAR:
                return ()
            todo += [n for n in holding if n not in seen]
            seen.update(holding)
        return list(found.values())


def _decorated(program: Program) -> Iterator[tuple[int, int]]:
    """The nodes of functions with one decorator, which makes what takes their place, and those of the decorators."""
    state = program.state
    for decoration in state.decorations:
        decorators = state.scopes[decoration.function].decorators
        node = state.function_node.get(decoration.function)
        if node is not None and len(decorators) == 1 and decorators[0].called:
            yield node, state.node_in(decoration.function, decorators[0].node)
