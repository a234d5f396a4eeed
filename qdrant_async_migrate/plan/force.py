"""Past obstacles: what can be migrated is, and each place that cannot work yet is marked. Never what would not compile: where
``await`` cannot stand the code keeps its form. An obstacle that says the meaning is unknown, or ours to prove, holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.model.edits import AsyncDef, Edit, Mark
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use

TAG = "TODO(qdrant-async-migrate)"
_HOLDS = frozenset({"QAM003", "QAM111", "QAM114", "QAM115"})
"""Our own faults, receivers that are not certain, and code that serves both kinds already."""


def passes(obstacle: Obstacle) -> bool:
    """The obstacle can be left for a person, with a mark."""
    return obstacle.code not in _HOLDS


def marked(context: Context, obstacle: Obstacle) -> tuple[int, Edit]:
    """The comment above the statement of an obstacle."""
    text = f"{TAG}: {obstacle.code} {' '.join(obstacle.message.split())}"
    statement = _statement(context, obstacle.file, obstacle.place)
    return obstacle.file, Mark(context.syntax(obstacle.file).span(statement), text)


def _statement(context: Context, file: int, place: Place) -> ast.stmt:
    """The innermost statement that begins at or around a position."""
    syntax = context.syntax(file)
    point = place[:2]
    around = [
        node
        for node in ast.walk(syntax.tree)
        if isinstance(node, ast.stmt) and _start(node) <= point <= (node.end_lineno or 0, node.end_col_offset or 0)
    ]
    return max(around, key=_start) if around else syntax.tree.body[0]


def _start(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset


def definition(context: Context, function: int) -> Iterator[tuple[int, Edit]]:
    """``async def`` in spite of an obstacle, where the body may be a coroutine's at all."""
    if not is_frozen(context, function):
        yield context.program.file(function), AsyncDef(context.function_span(function))


def is_frozen(context: Context, function: int) -> bool:
    """``await`` can never stand in its body: a lambda, a module, a generator whose result or sent values are used."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION:
        return not (scope.kind is ScopeKind.MODULE and context.is_notebook(context.program.file(function)))
    syntax = context.syntax(context.program.file(function))
    node = syntax.find(scope.place, *FUNCTIONS)
    delegates = node is None or any(isinstance(n, ast.YieldFrom) and syntax.function(n) is node for n in ast.walk(node))
    return scope.is_generator and (scope.sent or delegates)


def waiting(context: Context, function: int) -> list[Use]:
    """Places in a frozen function that should await."""
    if not is_frozen(context, function):
        return []
    file = context.program.file(function)
    mine = (u for u in context.uses_of_file(file) if context.program.host(u.scope) == function)
    return [use for use in mine if context.waits(use) and not use.awaited]


def unawaited(use: Use, obstacle: Obstacle) -> Obstacle:
    """The obstacle of a frozen function, said of a place in it that should await."""
    return Obstacle(obstacle.code, use.file, use.place, use.scope, f"not awaited: {obstacle.message}", obstacle.help)
