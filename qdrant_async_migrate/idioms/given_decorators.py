"""Decorators of an object that a function is given, where nobody known gives it one: ``def setup(app): @app.cli.command("x")``.
What they do with a coroutine function cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.model.facts import Decorator, ScopeKind

ORDER = 21
_HELP = "annotate the parameter with the class of what it is given, or list the decorator under 'accepts-coroutines'"


def for_function(context: Context, function: int) -> Answer:
    """Refuse where a decorator belongs to a parameter of which nothing is known."""
    if function in context.bridged or context.scope_kind(function) is not ScopeKind.FUNCTION:
        return None
    for decorator in context.program.scope(function).decorators:
        if found := _given(context, function, decorator):
            message = f"@{found} belongs to something that is given: whether it accepts a coroutine function cannot be told"
            return context.function_obstacle("QAM108", function, message, _HELP)
    return None


def _given(context: Context, function: int, decorator: Decorator) -> str:
    """``app.cli.command`` if ``app`` is a parameter without any known value."""
    state = context.program.state
    node, names = state.node_in(function, decorator.callee), list[str]()
    reads = context.program.attributes_read()
    while node in reads and not state.graph.values(node):
        names.append(reads[node].name)
        node = reads[node].node
    if not names or state.graph.values(node):
        return ""
    return next((".".join([name, *reversed(names)]) for name, own in _parameters(context, function) if own == node), "")


def _parameters(context: Context, function: int) -> Iterator[tuple[str, int]]:
    """Of the functions around it."""
    state = context.program.state
    while (function := context.program.parent(function)) >= 0:
        yield from ((param.name, state.node_in(function, param.node)) for param in context.program.scope(function).params)
