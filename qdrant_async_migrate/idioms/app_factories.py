"""Functions that make an application for a server, which calls them plainly: ``uvicorn --factory app.main:create_app``.

The server is named on a command line or in a string, so that no call of them stands in the program, beside those of its tests.
"""

from __future__ import annotations

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.idioms.suites import is_test_file
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Scope, ScopeKind

ORDER = 5
_HELP = "make what has to be awaited in the lifespan, or the start-up code, of the application"


def for_function(context: Context, function: int) -> Answer:
    """Hold back what a server may call to get its application."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION or "." in scope.qualname or _asks(scope) or _is_called(context, function):
        return None
    made = _application(context, function)
    if not made:
        return None
    message = f"{scope.name} makes the application ({made}) that a server asks it for, with a plain call"
    return context.function_obstacle("QAM103", function, message, _HELP)


def _asks(scope: Scope) -> bool:
    """It has to be given something, which no server has."""
    return any(p.kind not in ("args", "kwargs") and p.default < 0 for p in scope.params)


def _is_called(context: Context, function: int) -> bool:
    """The program itself makes the application somewhere: there it can be awaited. Its tests ask in the place of a server."""
    uses = (context.program.uses[number] for number in context.program.uses_of.get(function, ()))
    return any(not is_test_file(context, use.scope) for use in uses)


def _application(context: Context, function: int) -> str:
    """The class of a library whose objects servers run, if the function gives such an object; else nothing."""
    state = context.program.state
    values = state.graph.values(state.node_in(function, state.scopes[function].returns))
    classes = sorted(str(state.item(v)[1]) for v in values if state.kind(v) == Kind.OBJ)
    return next((name for name in classes if _is_served(context, name)), "")


def _is_served(context: Context, name: str) -> bool:
    effect = context.catalog.effect(f"{name}.__call__")
    return effect is not None and effect.kind == "served"
