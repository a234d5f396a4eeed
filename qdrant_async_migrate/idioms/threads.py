"""Which functions run in a thread of a pool today, and would run on the event loop as coroutine functions."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator

from qdrant_async_migrate.idioms.boundaries import boundaries_of, row_of
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.joined import JOINED
from qdrant_async_migrate.link.wraps import WRAPPED
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import LATER, runs

THREADS = frozenset({"offload", "offload-wrapper", "submit", "submit-map", JOINED})
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
        function = queue.popleft()
        for other in (*_run_by(context, function), *_around(context, function)):
            if other not in found and context.becomes_awaitable(other):
                found.add(other)
                queue.append(other)
    return frozenset(found)


def _run_by(context: Context, function: int) -> Iterator[int]:
    uses = (context.program.uses[n] for n in context.program.uses_in.get(function, ()))
    return (callee for use in uses if use.role is not Role.ESCAPE for callee in use.functions)


def _around(context: Context, function: int) -> Iterator[int]:
    """What a decorator puts in the place of the function: who calls the function runs that."""
    uses = (context.program.uses[n] for n in context.program.uses_of.get(function, ()))
    return (context.program.host(use.scope) for use in uses if use.how == WRAPPED)


def _in_thread(context: Context, function: int) -> bool:
    return next(_pools(context, function), None) is not None


def pool_of(context: Context, function: int) -> str:
    """What runs a function in the pool that ``function`` leaves, by its dotted name; empty: the executor of the loop.

    A pool that a framework made is used by its own function only where the file imports that framework in any case: what a
    helper beside it imports must not become more.
    """
    pools: dict[int, set[str]] = context.memo.setdefault("pools of threads", {})
    if not pools:
        pools.update(_pools_below(context))
    names = pools.get(function, set())
    name = next(iter(names)) if len(names) == 1 else ""
    return name if name and _imports(context, context.program.file(function), name.partition(".")[0]) else ""


def _pools_below(context: Context) -> dict[int, set[str]]:
    """The pools that each leaving function comes from, its own and those of its callers."""
    pools = {f: set(_pools(context, f)) for f in leaving(context)}
    queue = deque(pools)
    while queue:
        function = queue.popleft()
        for number in context.program.uses_in.get(function, ()):
            for callee in context.program.uses[number].functions:
                if callee in pools and not pools[function] <= pools[callee]:
                    pools[callee] |= pools[function]
                    queue.append(callee)
    return pools


def _imports(context: Context, file: int, package: str) -> bool:
    """The file imports ``package`` whenever it is loaded."""
    tree = context.syntax(file).tree
    for statement in tree.body if isinstance(tree, ast.Module) else []:
        match statement:
            case ast.Import(names=names) if any(a.name.partition(".")[0] == package for a in names):
                return True
            case ast.ImportFrom(module=str(module), level=0) if module.partition(".")[0] == package:
                return True
            case _:
                pass
    return False


def _pools(context: Context, function: int) -> Iterator[str]:
    """The pools whose threads run ``function`` today; an empty name is one without a function of its own."""
    program, catalog = context.program, context.catalog
    scope = program.scope(function)
    if scope.kind is ScopeKind.MODULE:
        return
    if scope.decorators:
        yield from (row.pool for _, row in boundaries_of(program, catalog, function) if row is not None and row.thread)
    cls = program.cls(function)
    for base in program.foreign_bases(cls) if cls is not None else []:
        row = catalog.override(base, scope.name)
        if row is not None and row.thread:
            yield row.pool
    for number in program.uses_of.get(function, ()):
        yield from _handed_to(context, number)


def _handed_to(context: Context, number: int) -> list[str]:
    """The pools that a place hands its functions to; places with many functions are asked about by each."""
    known: dict[int, list[str]] = context.memo.setdefault("pools of places", {})
    if number not in known:
        known[number] = list(_pools_at(context, context.program.uses[number]))
    return known[number]


def _pools_at(context: Context, use: Use) -> Iterator[str]:
    if use.role not in (Role.APPLY, Role.ESCAPE):
        return
    if use.how in THREADS:
        yield ""
    rows = (row_of(context.catalog, name) for name in use.others)
    yield from (row.pool for row in rows if row is not None and row.thread)


def runs_in_place(context: Context, use: Use, function: int) -> bool:
    """The place runs ``function``, which stays plain, in its own thread before it goes on."""
    if use.role is Role.ESCAPE or use.how in LATER or use.how in THREADS or use.awaited:
        return False
    return not context.is_async_after(function) and runs(context.program, use, function)
