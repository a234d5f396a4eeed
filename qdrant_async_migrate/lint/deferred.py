"""Functions that give a generator expression: what its elements cost is told where they are taken, not where the function is
called. In: the solved flow and the syntax of such functions. Out: which places wait for that, and who takes the elements."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.lint.lazy import Calls, Consumed
from qdrant_async_migrate.model.facts import Place, is_within
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace
from qdrant_async_migrate.scan.opened import place_of

LATER = ("~", True)
"""Stands among the needs of a path: it goes on where the elements are taken of what the function gave."""


class Deferred:
    """Asked for one step of a path after the other."""

    def __init__(self, program: Program, calls: Calls, syntax_of: Callable[[int], Syntax]) -> None:
        self._program, self._state, self._calls, self._syntax_of = program, program.state, calls, syntax_of
        self._giving = frozenset(_giving(program))
        self._places: dict[int, list[tuple[Place, Place]]] = {}
        """By function."""
        self._consumed = Consumed(program, calls)

    def is_later(self, function: int, file: int, place: Place) -> bool:
        """The place is in a generator expression that the function gives, and not where that begins."""
        if function not in self._giving or self._program.scope(function).is_async:
            return False
        if function not in self._places:
            found = self._syntax_of(file).find(self._program.scope(function).place, *FUNCTIONS)
            self._places[function] = list(_given(found)) if found is not None else []
        return any(is_within(place, whole) and not is_within(place, first) for whole, first in self._places[function])

    def callers(self, caller: int, use: Use, callee: int) -> Iterator[tuple[Use, bool]]:
        """Where ``caller`` takes the elements that ``callee`` gives at the place; whether it only hands them on to its own."""
        made = [c for c in self._calls.get((use.file, use.place), ()) if c.targets] if use.role is Role.CALL else []
        if len(made) != 1:
            yield use, False
            return
        found = list(self._taken(caller, made[0]))
        for place in found:
            yield replace(use, place=place, role=Role.ITERATE), False
        if self._is_given_back(caller, made[0]):
            yield use, True
        elif not found and self._consumed.is_handed_over(made[0].result):
            yield use, False

    def _taken(self, caller: int, made: Call) -> Iterator[Place]:
        """The places in the function itself that take the elements of what a call gave."""
        reads = self._consumed.consumers(made.result)
        yield from dict.fromkeys(r.place for r in reads if self._program.host(r.scope) == caller)

    def _is_given_back(self, function: int, made: Call) -> bool:
        scope = self._program.scope(function)
        returned = self._state.returned.get(self._state.node_in(function, scope.returns), ())
        return not scope.is_async and made.result in returned


def _giving(program: Program) -> Iterator[int]:
    """Plain functions that return a generator expression."""
    state = program.state
    for function, scope in enumerate(state.scopes) if state.generators else ():
        if scope.returns >= 0 and not state.generators.isdisjoint(state.returned.get(state.node_in(function, scope.returns), ())):
            yield function


def _given(function: ast.AST) -> Iterator[tuple[Place, Place]]:
    """The generator expressions that are returned, each with what it loops over first, which is there before."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.GeneratorExp):
            yield place_of(node.value), place_of(node.value.generators[0].iter)
