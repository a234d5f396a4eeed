"""Functions that give back what they are given, or take it out of that: ``pick(tools, name)`` gives one of the tools that this
caller has, not of those of another one. In: the solved flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qdrant_async_migrate.link.holding import CONTAINER_METHODS
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.parameters import Parameters
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use

_FAR = 32
"""Nodes between what a function returns and its parameters."""
_NEAR = 4
"""Variables between a call of such a function and the call of what it gave."""
_HANDS_ON = frozenset({"iter", "element", "elements", "head", "chain", "first"})
"""Effects of library functions that give the elements of their first argument, or one of them."""


class GivenBack:
    """Asked for one place after the other that calls what a function gave."""

    def __init__(
        self, program: Program, parameters: Parameters, made: Mapping[int, Call], sources: Mapping[int, Sequence[int]]
    ) -> None:
        self._program, self._state, self._parameters = program, program.state, parameters
        self._made, self._sources = made, sources
        state = program.state
        self._inner: dict[int, Read] = {r.result: r for kind in ("iterate", "item") for r in state.reads[kind]}
        self._attributes = program.attributes_read()
        self._known: dict[int, tuple[int, ...]] = {}

    def nodes(self, caller: int, called: int, calls: dict[tuple[int, Place], list[Call]]) -> list[int]:
        """Where all comes from that is called through the node ``called``: arguments of ``caller``; empty: not known."""
        call = self._call_of(called)
        items = [self._state.item(v) for v in call.targets] if call is not None else []
        if call is None or len(items) != 1 or items[0][0] not in (Kind.FUNC, Kind.BOUND):
            return []
        helper = items[0][1]
        use = Use(-1, call.file, call.scope, call.place, Role.CALL, "", (helper,))
        given = [list(self._parameters.given(helper, node, caller, use, calls)) for node in self._of(helper)]
        return [node for nodes in given for node in nodes] if all(given) else []

    def _call_of(self, node: int) -> Call | None:
        for _ in range(_NEAR):
            if node in self._made:
                return self._made[node]
            sources = self._sources.get(node, ())
            if len(sources) != 1:
                return None
            node = sources[0]
        return None

    def _of(self, function: int) -> tuple[int, ...]:
        """The parameters out of which a plain function takes all that it returns."""
        if function not in self._known:
            self._known[function] = tuple(self._traced(function))
        return self._known[function]

    def _traced(self, function: int) -> list[int]:
        scope, state = self._program.scope(function), self._state
        is_plain = scope.kind is ScopeKind.FUNCTION and not scope.is_generator and not scope.is_async and not scope.decorators
        params = {state.node_in(function, p.node) for p in scope.params if p.kind not in ("args", "kwargs")}
        todo = [n for n in state.returned.get(state.node_in(function, scope.returns), ()) if n >= 0] if is_plain else []
        found, seen = set[int](), set(todo)
        while todo:
            node = todo.pop()
            if node in params:
                found.add(node)
                continue
            further = [n for n in self._further(node) if n >= 0]
            if not further or len(seen) > _FAR:
                return []
            todo += [n for n in further if n not in seen]
            seen.update(further)
        return sorted(found)

    def _further(self, node: int) -> Iterator[int]:
        """What a node is taken out of; nothing if it comes from elsewhere."""
        state, call = self._state, self._made.get(node)
        if node in self._inner:
            yield self._inner[node].node
        elif call is not None:
            read = self._attributes.get(call.function)
            names = [state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT]
            effects = [state.known.effect(name) for name in names]
            if read is not None and read.name in CONTAINER_METHODS:
                yield read.node
            elif any(e is not None and e.kind in _HANDS_ON for e in effects):
                yield from (a for a in call.args[:2] if isinstance(a, int))
        elif sources := self._sources.get(node, ()):
            yield from sources
        else:
            conts = [v for v in state.graph.values(node) if state.kind(v) == Kind.CONT]
            yield from (n for v in conts for _, slot in state.slots(v) for n in self._sources.get(slot, ()))
