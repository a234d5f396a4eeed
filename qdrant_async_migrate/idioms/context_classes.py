"""Classes that are context managers: ``__enter__`` and ``__exit__`` become ``__aenter__`` and ``__aexit__``, both together."""

from __future__ import annotations

from qdrant_async_migrate.idioms import special
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.edits import AsyncDef, Edit, Rename
from qdrant_async_migrate.model.program import Role, Use

ORDER = 19
RENAMED = {"__enter__": "__aenter__", "__exit__": "__aexit__"}
_NAMES = frozenset(RENAMED)


def for_function(context: Context, function: int) -> Answer:
    """``def __enter__`` -> ``async def __aenter__``."""
    if (alias := special.alias_of(context, function)) is not None:
        message = f"{context.name(function)} is {alias} as well, which the language calls"
        return context.function_obstacle("QAM113", function, message, f"define {alias} as a method that calls it")
    if not special.is_method(context, function, _NAMES):
        return None
    refusal = special.obstacle(context, function, RENAMED) or _alone(context, function)
    if refusal is not None:
        return refusal
    span = context.function_span(function)
    name = context.program.scope(function).name
    edits: list[Edit] = [AsyncDef(span), Rename(span, RENAMED[name]), *special.bases(context, function)]
    return Rewrite(tuple((context.program.file(function), e) for e in edits))


def _alone(context: Context, function: int) -> Answer:
    """Both methods, or none: a class with one of them is no context manager of either kind."""
    program = context.program
    cls = program.cls(function)
    assert cls is not None
    other = next(iter(_NAMES - {program.scope(function).name}))
    if classes.find(program.state, cls, other) is None and not classes.foreign_bases(program.state, cls):
        message = f"{context.name(function)} stands alone: {other} is not in the class"
        return context.function_obstacle("QAM113", function, message, "add it")
    return None


def for_use(context: Context, use: Use) -> Answer:
    """A direct call of one of the two; ``with`` is for others. Places that enter it in other ways are refused."""
    if use.role is Role.CALL and context.waits(use):
        return special.called_by_name(context, use, RENAMED)
    return None
