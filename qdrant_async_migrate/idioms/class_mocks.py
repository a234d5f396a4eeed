"""A mock that a test puts in the place of a class: what calling it gives stands in for the object."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.syntax import Syntax

_GIVES = "return_value"


def given_by(context: Context, file: int, replacement: ast.expr | None) -> list[ast.expr]:
    """What the mock gives, by each statement that says so; nothing if it is no mock, or if nothing says so."""
    mock = made_in(context, file, replacement)
    if mock is None or any(k.arg not in (_GIVES, "name") for k in mock.keywords) or mock.args:
        return []
    found = [k.value for k in mock.keywords if k.arg == _GIVES]
    return found + (list(_set_later(context.syntax(file), replacement)) if isinstance(replacement, ast.Name) else [])


def made_in(context: Context, file: int, replacement: ast.expr | None) -> ast.Call | None:
    """The call that makes the mock, in place or where its name is bound."""
    mock = _made(context.syntax(file), replacement)
    return mock if isinstance(mock, ast.Call) and Mocks.of(context).reach.named(file, mock) else None


def sets(context: Context, file: int, replacement: ast.expr) -> bool:
    """The test puts something in the place of a method of what the mock gives: ``mock.return_value.count = ...``."""
    targets = [t for s in _assignments(context.syntax(file), replacement) for t in s.targets]
    paths = [path for root, path in map(_path, targets) if isinstance(replacement, ast.Name) and root == replacement.id]
    own = [path[1:] for path in paths if path[0] == _GIVES and len(path) > 1]
    return any(len(path) == 1 or path[1] not in patching.RESULTS for path in own)


def _path(node: ast.expr) -> tuple[str, list[str]]:
    """The name that an attribute is of, and the attributes on the way."""
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    return (node.id, path) if isinstance(node, ast.Name) and path else ("", path)


def _made(syntax: Syntax, expression: ast.expr | None) -> ast.expr | None:
    """The expression, or what its name is bound to in the function, where that is said once."""
    if not isinstance(expression, ast.Name):
        return expression
    bound = [s.value for s in _assignments(syntax, expression) if any(_is(t, expression) for t in s.targets)]
    stored = [n for n in ast.walk(syntax.function(expression)) if _is(n, expression) and not isinstance(n.ctx, ast.Load)]  # type: ignore[attr-defined]
    return bound[0] if len(bound) == 1 == len(stored) else None


def _set_later(syntax: Syntax, name: ast.Name) -> Iterator[ast.expr]:
    """``mock.return_value = ...``."""
    for statement in _assignments(syntax, name):
        if any(isinstance(t, ast.Attribute) and t.attr == _GIVES and _is(t.value, name) for t in statement.targets):
            yield statement.value


def _assignments(syntax: Syntax, node: ast.AST) -> list[ast.Assign]:
    return [s for s in ast.walk(syntax.function(node)) if isinstance(s, ast.Assign)]


def _is(node: ast.AST, name: ast.Name) -> bool:
    return isinstance(node, ast.Name) and node.id == name.id
