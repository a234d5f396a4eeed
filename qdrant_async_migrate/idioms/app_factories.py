"""Functions that are called plainly from outside: one that makes an application for a server (``uvicorn --factory
app.main:create_app``), and one that a platform finds by its name (``def handler(event, context)``).

They are named on a command line or in a configuration, so that no call of them stands in the program, beside those of its tests.
"""

from __future__ import annotations

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.idioms.suites import is_test_file
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Scope, ScopeKind

ORDER = 5
_HELP = "make what has to be awaited in the lifespan, or the start-up code, of the application"
_HELP_HANDLER = "make the client in it, and let it run all that: asyncio.run(...)"


def for_function(context: Context, function: int) -> Answer:
    """Hold back what a server may call to get its application, and what a platform may call."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION or "." in scope.qualname:
        return None
    callers, needed = _callers(context, function), _needed(scope)
    row = context.catalog.handlers.get(needed)
    if row is not None and not callers - _own_file(context, function):
        message = f"{scope.name} may be what {row.name.partition('.')[0]} finds by its name, and calls plainly"
        return context.function_obstacle("QAM103", function, message, _HELP_HANDLER)
    made = _application(context, function) if not (callers or needed) else ""
    if not made:
        return None
    message = f"{scope.name} makes the application ({made}) that a server asks it for, with a plain call"
    return context.function_obstacle("QAM103", function, message, _HELP)


def _needed(scope: Scope) -> tuple[str, ...]:
    """What it has to be given: a platform has that of its handlers, a server has nothing."""
    return tuple(p.name.strip("_") for p in scope.params if p.needed)


def _callers(context: Context, function: int) -> set[int]:
    """Scopes of the program that call it, or hand it on: there it can be awaited. Tests do what the server does."""
    uses = (context.program.uses[number] for number in context.program.uses_of.get(function, ()))
    return {use.scope for use in uses if not is_test_file(context, use.scope)}


def _own_file(context: Context, function: int) -> set[int]:
    """The code of its module: a ``__main__`` block, by which somebody tries it."""
    return {context.module_scope(context.program.file(function))}


def _application(context: Context, function: int) -> str:
    """The class of a library whose objects servers run, if the function gives such an object; else nothing."""
    state = context.program.state
    values = state.graph.values(state.node_in(function, state.scopes[function].returns))
    classes = sorted(str(state.item(v)[1]) for v in values if state.kind(v) == Kind.OBJ)
    return next((name for name in classes if _is_served(context, name)), "")


def _is_served(context: Context, name: str) -> bool:
    effect = context.catalog.effect(f"{name}.__call__")
    return effect is not None and effect.kind == "served"
