"""Decorators of the program: the places in a wrapper that call the function it wraps.

A decorated name keeps meaning the function itself; the wrapper's call of the decorator's parameter runs every function decorated
so. These need not have one colour: a wrapper can have a form for each.
"""

from __future__ import annotations

from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind

WRAPPED = "wrapped"
"""``how`` of a call in a wrapper."""
SYNC_BRANCH = "wrapped-sync"
"""``how`` of a call in the plain wrapper of a decorator that has one for coroutine functions beside it."""
_TESTS = frozenset({"inspect.iscoroutinefunction", "asyncio.iscoroutinefunction"})


def decorators(state: State) -> dict[int, int]:
    """The node of the parameter that takes the decorated function, with the decorator."""
    found: dict[int, int] = {}
    for decoration in state.decorations:
        value = state.values.of(Kind.FUNC, decoration.function)
        for param in state.scopes[decoration.decorator].params:
            node = state.node_in(decoration.decorator, param.node)
            if value in state.graph.values(node):
                found[node] = decoration.decorator
    return found


def wrapped_calls(state: State) -> dict[int, str]:
    """Numbers of the calls of decorated functions in their wrappers: ``WRAPPED`` or ``SYNC_BRANCH``."""
    taking = decorators(state)
    inside = [c for c in state.calls if c.function in taking and c.scope != taking[c.function]]
    tested = {a for c in state.calls if _is_test(state, c) for a in c.args if isinstance(a, int)}
    both = {c.function for c in inside if state.scopes[c.scope].is_async and c.result in state.awaited} & tested
    return {c.number: SYNC_BRANCH if c.function in both and not state.scopes[c.scope].is_async else WRAPPED for c in inside}


def _is_test(state: State, call: Call) -> bool:
    return any(state.kind(v) == Kind.EXT and state.item(v)[1] in _TESTS for v in call.targets)


def lent(state: State) -> frozenset[int]:
    """Wrappers that another decorator gives as well (``def task(f): return with_client(f)``): they wrap more than what their own
    decorator decorates."""
    by: dict[int, set[int]] = {}
    for decoration in state.decorations:
        by.setdefault(decoration.function, set()).add(decoration.decorator)
    given = ((w, by.get(function, set())) for function, wrappers in state.wrappers.items() for w in wrappers)
    return frozenset(w for w, decorators_ in given if not state.is_within(state.parent(w), decorators_))
