"""Plain calls of a library's objects that run coroutine functions now: ``chain.invoke(x)`` -> ``await chain.ainvoke(x)``.

The call waits as any other does, ``plain`` and ``entry`` see to that; here it gets its other name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Thread
from qdrant_async_migrate.idioms import thread_locals
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.link.relays import RELAY
from qdrant_async_migrate.model.edits import Rename
from qdrant_async_migrate.model.program import Use

ORDER = 5


def for_use(context: Context, use: Use) -> Answer:
    """Refuse where the coroutine would not do the same."""
    if not use.how.startswith(RELAY):
        return None
    if not context.live(use):
        return Rewrite()
    if _method(context, use) is None:
        return context.obstacle("QAM103", use, "this runs a coroutine function, and is no plain call of a method")
    if (bound := _bound_to_its_thread(context, use)) is not None:
        message = f"{context.name(bound)} would run in another thread there: it uses what belongs to the one that made it"
        return context.obstacle("QAM103", use, message, "make it a coroutine function too")
    return None


def for_program(context: Context) -> Iterator[Rewrite]:
    """The library's coroutine in place of the call; plain functions beside the others it runs in a thread."""
    for use in context.program.uses:
        if use.how.startswith(RELAY) and context.live(use) and (method := _method(context, use)) is not None:
            name = use.how.removeprefix(RELAY)
            yield Rewrite(((use.file, Rename(context.syntax(use.file).span(method), name)),))


def _method(context: Context, use: Use) -> ast.Attribute | None:
    node = context.syntax(use.file).find(use.place, ast.Call)
    return node.func if node is not None and isinstance(node.func, ast.Attribute) else None


def _bound_to_its_thread(context: Context, use: Use) -> int | None:
    """A plain function beside the others, which the coroutine runs in a thread, that must not leave its own."""
    blockings = context.blockings()
    for function in use.functions if len(use.functions) > 1 else ():
        leaves = () if context.turned(function) else blockings.leaves(function, lambda _, callee: not context.turned(callee))
        bound = not context.turned(function) and next(thread_locals.mentions(context, function), None) is not None
        if bound or any(blockings.thread(leaf) is Thread.UNSAFE for leaf in leaves):
            return function
    return None
