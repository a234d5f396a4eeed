"""Which of several imports of a name a mention means: that of the innermost function around it, else the module's."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.facts import Place

Function = ast.FunctionDef | ast.AsyncFunctionDef


def home(syntax: Syntax, statement: ast.stmt) -> Function | None:
    """The function whose import a statement is; ``None`` for the module's, which functions without one use as well."""
    return next((a for a in syntax.ancestors(statement) if isinstance(a, FUNCTIONS)), None)


def means(place: Place, homes: Iterable[Function | None]) -> Function | None:
    """Of the functions with an import, the one whose import a mention at ``place`` means."""
    around = [f for f in homes if f is not None and f.body[0].lineno <= place[0] <= (f.end_lineno or f.lineno)]
    return max(around, key=lambda f: f.body[0].lineno, default=None)
