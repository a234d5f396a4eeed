"""What a helper takes out of a table for its caller: ``registry.get("echo")`` with ``return self.tools[name]``. In: the syntax of
the helper and of its call. Out: the expression that takes it out, and what its key stands for in the call."""

from __future__ import annotations

import ast
from collections.abc import Callable

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind

Taken = tuple[int, ast.expr, ast.expr]
"""The file, and in it the expression that takes something out; and the key as the caller gives it."""


def handed_out(program: Program, syntax_of: Callable[[int], Syntax], call: Call, node: ast.Call) -> Taken | None:
    """``node``: the call of the helper, in the caller's file."""
    items = [program.state.item(v) for v in call.targets]
    if len(items) != 1 or items[0][0] not in (Kind.FUNC, Kind.BOUND):
        return None
    file, scope = program.file(items[0][1]), program.scope(items[0][1])
    function = syntax_of(file).find(scope.place, *FUNCTIONS)
    returns = [n.value for n in ast.walk(function) if isinstance(n, ast.Return)] if function is not None else []
    key = _key(returns[0]) if len(returns) == 1 else None
    names = [p.name for p in scope.params]
    if function is None or returns[0] is None or key is None or key.id not in names or _is_bound(function, key.id):
        return None
    given = _given(node, names.index(key.id) - (items[0][0] == Kind.BOUND), key.id)
    return (file, returns[0], given) if given is not None else None


def _key(taken: ast.expr | None) -> ast.Name | None:
    match taken:
        case ast.Subscript(slice=ast.Name() as key):
            return key
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Name() as key]):
            return key
    return None


def _is_bound(function: ast.AST, name: str) -> bool:
    return any(isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load) for n in ast.walk(function))


def _given(node: ast.Call, position: int, name: str) -> ast.expr | None:
    if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
        return None
    if 0 <= position < len(node.args):
        return node.args[position]
    return next((k.value for k in node.keywords if k.arg == name), None)
