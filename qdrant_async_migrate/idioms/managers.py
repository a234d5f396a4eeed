"""Context managers made of generators that are used in other ways than by ``with`` and exit stacks: as decorators, by hand."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle

ORDER = 22
_HELP = "enter it with a 'with' statement"


def for_function(context: Context, function: int) -> Answer:
    """Refuse where ``@contextmanager`` gives more than a context manager."""
    scope = context.program.scope(function)
    if not scope.is_generator or not context.program.is_context_manager(function):
        return None
    return next(_otherwise(context, function), None)


def _otherwise(context: Context, function: int) -> Iterator[Obstacle]:
    state = context.program.state
    value = state.values.of(Kind.CTX, function)
    name = context.name(function)
    for number, scope in enumerate(state.scopes):
        for decorator in scope.decorators:
            if value in state.graph.values(state.node_in(number, decorator.node)):
                message = f"{name}() decorates a function here, which may stay plain"
                yield Obstacle("QAM103", state.scope_file[number], decorator.place, number, message, _HELP)
    for read in state.reads["attribute"]:
        if value in state.graph.values(read.node):
            message = f"what {name}() gives is entered or left by hand here"
            yield Obstacle("QAM103", read.file, read.place, read.scope, message, _HELP)
    for call in state.calls:
        if call.function >= 0 and value in state.graph.values(call.function):
            message = f"what {name}() gives is called here, to decorate a function"
            yield Obstacle("QAM103", call.file, call.place, call.scope, message, _HELP)
