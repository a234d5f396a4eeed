"""Who consumes an iterable that stands in an expression, and whether it does so at once and to the end."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.syntax import Syntax

WHOLE = frozenset("list set dict tuple sorted sum max min frozenset deque Counter OrderedDict fsum mean fmean median".split())
_METHODS = frozenset({"join", "extend", "update", "fsum", "mean", "fmean", "median", "deque", "Counter", "OrderedDict"})
_THROUGH = frozenset({"enumerate", "chain", "from_iterable"})
"""Calls that only hand on what they are given, all of it."""


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


def drained(syntax: Syntax, node: ast.expr) -> bool:
    """The same through calls that hand its elements on, and comprehensions that run nothing between two of them."""
    parent = syntax.parent(node)
    if whole(parent, node):
        return True
    match parent:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _THROUGH and node in parent.args:
            return _ends(syntax, parent)
    return False


def _ends(syntax: Syntax, node: ast.expr) -> bool:
    clause = syntax.parent(node)
    comp = syntax.parent(clause) if isinstance(clause, ast.comprehension) and clause.iter is node else None
    if not isinstance(comp, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)) or clause is not comp.generators[0]:
        return drained(syntax, node)
    rest = [n for n in ast.walk(comp) if isinstance(n, (ast.Call, ast.Await, ast.NamedExpr))]
    inside = set(ast.walk(node))
    return inside.issuperset(rest) and (not isinstance(comp, ast.GeneratorExp) or drained(syntax, comp))
