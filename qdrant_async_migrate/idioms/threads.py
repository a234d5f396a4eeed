"""Which functions run in a thread of a pool today, and would run on the event loop as coroutine functions."""

from __future__ import annotations

from collections import deque

from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import LATER, runs

THREADS = frozenset({"offload", "offload-wrapper", "submit", "submit-map"})
"""Effects that run a function in another thread."""


def leaving(context: Context) -> frozenset[int]:
    """Functions that turn async and leave a thread: those a pool runs, and what these run."""
    if "leaving threads" not in context.memo:
        context.memo["leaving threads"] = _leaving(context)
    found: frozenset[int] = context.memo["leaving threads"]
    return found


def _leaving(context: Context) -> frozenset[int]:
    found = {f for f in context.solution.turned if f not in context.bridged and _in_thread(context, f)}
    queue = deque(found)
    while queue:
        for number in context.program.uses_in.get(queue.popleft(), ()):
            use = context.program.uses[number]
            for callee in use.functions:
                if callee not in found and context.becomes_awaitable(callee) and use.role is not Role.ESCAPE:
                    found.add(callee)
                    queue.append(callee)
    return frozenset(found)


def _in_thread(context: Context, function: int) -> bool:
    program, catalog = context.program, context.catalog
    scope = program.scope(function)
    if scope.kind is ScopeKind.MODULE:
        return False
    if scope.decorators and any(row is not None and row.thread for _, row in boundaries_of(program, catalog, function)):
        return True
    cls = program.cls(function)
    bases = program.foreign_bases(cls) if cls is not None else []
    if any((row := catalog.override(base, scope.name)) is not None and row.thread for base in bases):
        return True
    return any(_hands_to_thread(context, program.uses[number]) for number in program.uses_of.get(function, ()))


def _hands_to_thread(context: Context, use: Use) -> bool:
    if use.role not in (Role.APPLY, Role.ESCAPE):
        return False
    rows = (context.catalog.boundary(name, How.CALLBACK) for name in use.others)
    return use.how in THREADS or any(row is not None and row.thread for row in rows)


def runs_in_place(context: Context, use: Use, function: int) -> bool:
    """The place runs ``function``, which stays plain, in its own thread before it goes on."""
    if use.role is Role.ESCAPE or use.how in LATER or use.how in THREADS or use.awaited:
        return False
    return not context.is_async_after(function) and runs(context.program, use, function)
