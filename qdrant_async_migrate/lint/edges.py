"""Which functions run when a function runs: plain code of the program, in place, before the caller goes on."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use

Edge = tuple[int, Use, int]
"""Caller, place, callee."""
_IN_PLACE = frozenset({"map", "filter", "sort", "pick", "reduce", "apply", "field", "iter"})
"""Effects of library functions that call a function at once and wait for it."""


def edges(program: Program) -> Iterator[Edge]:
    """All calls of plain functions: what a coroutine function does is told where that stands."""
    for use in program.uses:
        if use.role is Role.ESCAPE or (use.role is Role.APPLY and use.how not in _IN_PLACE) or use.how == "fixture":
            continue
        caller = program.host(use.scope)
        for function in use.functions:
            for callee in [function, *_wrappers(program, function)]:
                if callee != caller and _runs(program, use, callee):
                    yield caller, use, callee


def _runs(program: Program, use: Use, callee: int) -> bool:
    scope = program.scope(callee)
    if scope.is_async or scope.kind is ScopeKind.MODULE:
        return False
    if scope.is_generator:
        return use.role in (Role.ITERATE, Role.ENTER, Role.OPERATOR)
    return not (use.role is Role.ITERATE and use.how == "yield from" and use.asynchronous)


def _wrappers(program: Program, function: int) -> Iterator[int]:
    """Functions that decorators of the program put around ``function``."""
    state = program.state
    for decoration in program.decorations(function):
        returned = state.node_in(decoration.decorator, state.scopes[decoration.decorator].returns)
        for value in sorted(state.graph.values(returned)):
            if state.kind(value) == Kind.FUNC and state.item(value)[1] != function:
                yield state.item(value)[1]
