"""Functions that a test runner finds under another name than their own (``setup_method = prepare``, ``test_all = check``): it
calls them without awaiting what they give."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind

ORDER = 32
_HELP = "define a method of this name that calls it"


def for_function(context: Context, function: int) -> Answer:
    """Refuse a function that has such a name as well."""
    name = _aliases(context).get(function)
    if name is None or not context.becomes_awaitable(function):
        return None
    message = f"{context.name(function)} is called as {name} by the test runner, which does not await it"
    return context.function_obstacle("QAM210", function, message, _HELP)


def _aliases(context: Context) -> dict[int, str]:
    if "aliases for the test runner" not in context.known:
        context.known["aliases for the test runner"] = dict(_found(context))
    found: dict[int, str] = context.known["aliases for the test runner"]
    return found


def _found(context: Context) -> Iterator[tuple[int, str]]:
    state = context.program.state
    for file, facts in enumerate(state.files):
        if not suites.is_test_file(context, context.module_scope(file)):
            continue
        for scope in facts.scopes:
            named = scope.cells.items() if scope.kind in (ScopeKind.MODULE, ScopeKind.CLASS) else ()
            for name, node in named:
                values = state.graph.values(state.node_of(file, node)) if _is_called(context, name) else ()
                items = [state.item(value) for value in values]
                yield from ((i[1], name) for i in items if i[0] == Kind.FUNC and state.scopes[i[1]].name != name)


def _is_called(context: Context, name: str) -> bool:
    """The runner calls what has this name."""
    return context.catalog.around(name) is not None or any(suites.fits(name, p) for p in context.suite.functions)
