"""Coroutines that the program drives by hand, ``coroutine.send(None)``: without an event loop nothing in them can wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import is_awaited

_BY_HAND = (".send", ".__await__")


def for_program(context: Context) -> Iterator[Refusal]:
    """Refuse where the coroutine, or one that it runs, waits for a client now."""
    for use in context.program.uses:
        if use.role is Role.OPERATOR and use.how in _BY_HAND and any(context.program.scope(f).is_async for f in use.functions):
            waiting = list(_waiting(context, use.functions, set()))
            if waiting:
                message = f"{context.name(use.functions[0])} is driven by hand here, and will wait for the client"
                obstacle = context.obstacle("QAM110", use, message, "await it, or run it with asyncio.run")
                families = {c.family for u in waiting for c in u.clients if is_awaited(c, context.solution.migrated)}
                functions = {f for u in waiting for f in u.functions if context.turned(f)}
                yield Refusal(obstacle, frozenset(families), frozenset(functions))


def _waiting(context: Context, functions: Iterable[int], seen: set[int]) -> Iterator[Use]:
    """The places in coroutine functions, and in those that they run, which wait for what moves."""
    fresh = [f for f in functions if f not in seen and context.program.scope(f).is_async]
    seen.update(fresh)
    for use in (context.program.uses[n] for f in fresh for n in context.program.uses_in.get(f, ())):
        if context.waits(use):
            yield use
        yield from _waiting(context, use.functions, seen)
