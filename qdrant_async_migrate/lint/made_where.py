"""Where the objects were made that a node of the value flow holds, as far as all of them are known. In: the solved flow, the
calls and decorations that make objects. Out: numbers of those places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from qdrant_async_migrate.link.state import Call, Decoration, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.replaced import Replaced

_DEEP = 6
"""Elements, and all elements of a container, between a declaration and where it counts."""
_FAR = 64
"""Nodes that an object is followed through."""


class MadeWhere:
    """Asked for one node after the other. ``first``: nodes that get an object of a factory first, its class and number."""

    def __init__(
        self,
        state: State,
        made: Mapping[int, Call],
        decorated: Mapping[int, Decoration],
        first: Mapping[int, tuple[int, int]],
        replaced: Replaced,
        annotated: Collection[int],
        sources: Callable[[int], Sequence[int]],
        slots: Collection[int],
    ) -> None:
        self._state, self._made, self._decorated, self._first = state, made, decorated, first
        self._replaced, self._annotated, self._sources = replaced, annotated, sources
        self._slots = slots
        self._known: dict[int, frozenset[int]] = {}

    def of(self, node: int) -> frozenset[int]:
        """Where all objects that the node holds were made; empty if that is not known."""
        if node not in self._known:
            self._known[node] = self._followed(node)
        return self._known[node]

    def _followed(self, node: int) -> frozenset[int]:
        found: set[int] = set()
        todo, seen = [node], {node}
        while todo:
            current = todo.pop()
            objects = self._objects(current)
            if not objects:
                continue
            here = self._made_here(current)
            sources = [] if objects <= here.keys() else self._meant(current, objects)
            explained = set(here).union(*(self._objects(source) for source in sources))
            if sources and self._is_all_told(current, sources):
                objects = explained
            if not objects <= explained or len(seen) > _FAR:
                return frozenset()
            found.update(here.values())
            todo += [source for source in sources if source not in seen]
            seen.update(sources)
        return frozenset(found)

    def _meant(self, node: int, objects: set[Value]) -> Sequence[int]:
        """From which nodes the objects come: what is only declared there says nothing where others say it all."""
        sources = self._sources(node)
        told = [source for source in sources if not self._is_declared(source) and not self._is_empty(source)]
        is_all = bool(told) and (objects <= set().union(*map(self._objects, told)) or self._is_all_told(node, told))
        return told if is_all else sources

    def _is_all_told(self, node: int, told: Sequence[int]) -> bool:
        """What is declared is told by what is there: each source but the declaration holds objects, and nothing else."""
        return any(self._is_declared(source) for source in self._sources(node)) and all(
            not self._is_declared(source) and (held := self._state.graph.values(source)) and self._objects(source) >= set(held)
            for source in told
        )

    def _is_empty(self, node: int) -> bool:
        """An element that nothing was put to."""
        return node in self._slots and not self._state.graph.values(node)

    def _is_declared(self, node: int, depth: int = 0) -> bool:
        """What a declaration says, also of the elements of a container: ``dict[str, Store]``."""
        if node in self._annotated:
            return True
        sources = self._sources(node) if node in self._slots and depth < _DEEP else ()
        return bool(sources) and all(self._is_declared(source, depth + 1) for source in sources)

    def _objects(self, node: int) -> set[Value]:
        return {v for v in self._state.graph.values(node) if self._state.kind(v) == Kind.INST}

    def _made_here(self, node: int) -> dict[Value, int]:
        state = self._state
        call, decoration = self._made.get(node), self._decorated.get(node)
        made = [state.item(v)[1] for v in call.targets if state.kind(v) == Kind.CLASS] if call is not None else []
        here = {state.values.of(Kind.INST, cls): call.number for cls in made} if call is not None else {}
        here |= {state.values.of(Kind.INST, cls): call.number for cls in self._replaced.classes(node) if call is not None}
        if node in self._first:
            cls, origin = self._first[node]
            here = {state.values.of(Kind.INST, cls): origin}
        elif decoration is not None:
            here[state.values.of(Kind.INST, decoration.decorator)] = -2 - decoration.function
        return here
