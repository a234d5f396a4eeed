"""Who consumes an iterable that stands in an expression, and whether it does so at once and to the end."""

from __future__ import annotations

import ast

WHOLE = frozenset("list set dict tuple sorted sum max min frozenset deque Counter OrderedDict fsum mean fmean median".split())
_METHODS = frozenset({"join", "extend", "update", "fsum", "mean", "fmean", "median", "deque", "Counter", "OrderedDict"})


def consumer(parent: ast.AST | None, node: ast.expr) -> str:
    """The name of the call whose first argument is ``node``; ``list`` for methods that consume it at once."""
    match parent:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if first is node:
            return name
        case ast.Call(func=ast.Attribute(attr=name), args=[first, *_]) if first is node and name in _METHODS:
            return "list"
    return ""


def whole(parent: ast.AST | None, node: ast.expr) -> bool:
    """``node`` is consumed at once and to the end."""
    return isinstance(parent, ast.Starred) or consumer(parent, node) in WHOLE
