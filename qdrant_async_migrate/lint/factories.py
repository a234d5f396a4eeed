"""Functions that only make an object and give it back: each call of one makes an object of its own. In: the solved flow. Out: the
call of the class inside of such a function, and what an argument of that call was where the function is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """An object that ``factory`` makes by the call ``inner``, for the call ``outer`` or for the function that it decorates."""

    cls: int
    inner: Call
    factory: int
    outer: Call | None
    decorated: int = -1


class Factories:
    """The factories of a program, and their uses."""

    def __init__(self, program: Program, made: dict[int, Call], declared: set[int], sources: Mapping[int, Sequence[int]]) -> None:
        self._state, self._declared, self._sources = program.state, declared, sources
        self._inner: dict[int, tuple[int, Call]] = {}
        for function, scope in enumerate(program.state.scopes):
            if scope.kind is ScopeKind.FUNCTION and not scope.is_async and not scope.is_generator and scope.returns >= 0:
                self._take(function, made)

    def _take(self, function: int, made: dict[int, Call]) -> None:
        state = self._state
        returned = state.returned.get(state.node_in(function, state.scopes[function].returns), set()) - self._declared
        seen: set[int] = set()
        while len(returned) == 1 and not returned & made.keys():
            seen |= returned
            returned = set(self._sources.get(next(iter(returned)), ())) - self._declared - seen
        call = made.get(next(iter(returned))) if len(returned) == 1 else None
        kinds = {state.kind(value) for value in call.targets} if call is not None else set()
        if call is not None and kinds == {Kind.CLASS} and len(call.targets) == 1 and call.scope == function:
            self._inner[function] = (state.item(next(iter(call.targets)))[1], call)

    def of_call(self, call: Call) -> Made | None:
        """The object that a call of a factory makes."""
        items = [self._state.item(value) for value in call.targets]
        if len(items) != 1 or items[0][0] not in (Kind.FUNC, Kind.BOUND) or items[0][1] not in self._inner:
            return None
        cls, inner = self._inner[items[0][1]]
        return Made(cls, inner, items[0][1], call)

    def of_decoration(self, function: int, decorator: int) -> Made | None:
        """The object that takes the place of a decorated function."""
        if decorator not in self._inner:
            return None
        cls, inner = self._inner[decorator]
        return Made(cls, inner, decorator, None, function)

    def given(self, made: Made, node: int) -> frozenset[Value] | None:
        """What a node inside of the factory holds for this object; ``None`` if that is not known."""
        state = self._state
        params = state.scopes[made.factory].params
        position = next((i for i, p in enumerate(params) if state.node_in(made.factory, p.node) == node), -1)
        if position < 0:
            return frozenset(state.graph.values(node)) or (None if node >= 0 else frozenset())
        if made.outer is None:
            return frozenset({state.values.of(Kind.FUNC, made.decorated)}) if position == 0 else None
        return self._argument(made, params[position].name, position, params[position].default)

    def _argument(self, made: Made, name: str, position: int, default: int) -> frozenset[Value] | None:
        state, outer = self._state, made.outer
        assert outer is not None
        bound = any(state.kind(value) == Kind.BOUND for value in outer.targets)
        at = position - bound
        if at < 0 or any(isinstance(a, tuple) for a in outer.args) or any(k is None for k, _ in outer.keywords):
            return None
        node = next((n for k, n in outer.keywords if k == name), outer.args[at] if at < len(outer.args) else None)
        if node is None:
            node = state.node_in(made.factory, default)
        return frozenset(state.graph.values(node)) or (None if node >= 0 else frozenset())
