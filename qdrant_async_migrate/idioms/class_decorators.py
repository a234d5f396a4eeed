"""Decorators of classes that give back what they are given: a class that is registered so is built as others are."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import methods
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.nodes import breadth_first


def gives_back(context: Context, cls: int, place: Place) -> bool:
    """All that the decorator at ``place`` may be ends with ``return cls``, whatever types it says."""
    known = [d.decorator for d in context.program.decorations(cls) if d.place == place]
    return bool(known) and all(_gives_argument(context, function) for function in known)


def _gives_argument(context: Context, function: int) -> bool:
    program = context.program
    node = context.syntax(program.file(function)).find(program.scope(function).place, *FUNCTIONS)
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or not isinstance(node.body[-1], ast.Return):
        return False
    taken = [*node.args.posonlyargs, *node.args.args][methods.in_class(program.state, function) :][:1]
    own = list(breadth_first(node))
    returned = [n.value for n in own if isinstance(n, ast.Return)]
    if not taken or any(isinstance(n, (ast.Yield, ast.YieldFrom)) or taken[0].arg in _bound(n) for n in own):
        return False
    return all(_is_name(value, taken[0].arg) for value in returned)


def _bound(node: ast.AST) -> tuple[str | None, ...]:
    """The names that a node gives another meaning."""
    if isinstance(node, ast.Name):
        return () if isinstance(node.ctx, ast.Load) else (node.id,)
    return getattr(node, "name", None), getattr(node, "asname", None)


def _is_name(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
