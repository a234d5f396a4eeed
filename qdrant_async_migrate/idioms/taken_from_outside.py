"""Functions that others may call with a function of theirs, which is awaited now: ``register(factory)`` of a library."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.context import Context, Note
from qdrant_async_migrate.model.facts import ScopeKind

_MESSAGE = "{} awaits what its argument {} gives now: callers outside this repository must give it a coroutine function"
_HELP = "say so where the change is announced: with a plain function of theirs it fails when that is called"


def notes(context: Context, changed: Iterable[tuple[int, ast.expr]]) -> Iterator[Note]:
    """``changed``: scopes with annotations that say ``Awaitable`` now."""
    for function, annotation in changed:
        file = context.program.file(function)
        argument = context.syntax(file).parent(annotation)
        if isinstance(argument, ast.arg) and _is_public(context, function):
            name = context.program.scope(function).qualname.removesuffix(".__init__")
            place = (argument.lineno, argument.col_offset, argument.lineno, argument.col_offset + len(argument.arg.encode()))
            called = name if name == context.program.scope(function).qualname else f"{name}()"
            yield Note("QAM205", file, place, function, _MESSAGE.format(called, argument.arg), _HELP)


def _is_public(context: Context, function: int) -> bool:
    """Code that is not seen may call it by its name."""
    program = context.program
    if suites.is_test_file(context, function) or program.scope(program.parent(function)).kind is ScopeKind.FUNCTION:
        return False
    names = program.scope(function).qualname.split(".")
    return not any(n.startswith("_") and not (n.startswith("__") and n.endswith("__")) for n in names)
