"""Who consumes an iterable that stands in an expression, and whether it does so at once and to the end."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.pairing import combines, paired
from qdrant_async_migrate.idioms.syntax import Syntax

_COLLECTING = frozenset("fsum prod mean fmean median stdev variance pstdev pvariance mode deque Counter OrderedDict".split())
WHOLE = frozenset("list set dict tuple sorted sum max min frozenset".split()) | _COLLECTING
_METHODS = frozenset({"join", "extend", "update"}) | _COLLECTING
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
    match parent:
        case ast.Starred() | ast.Assign(targets=[ast.Tuple() | ast.List()]):
            return True
    return consumer(parent, node) in WHOLE


def drained(syntax: Syntax, node: ast.expr) -> bool:
    """The same through calls that hand its elements on, and comprehensions that run nothing between two of them."""
    parent = syntax.parent(node)
    if whole(parent, node):
        return True
    match parent:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _THROUGH and node in parent.args:
            return _ends(syntax, parent)
        case ast.Call(func=ast.Name(id="map"), args=[ast.Name(id=name), second]) if second is node and name in _PURE:
            return drained(syntax, parent)
        case ast.Call(func=ast.Name(id="filter"), args=[ast.Constant(value=None), second]) if second is node:
            return _ends(syntax, parent)
        case ast.Call(func=ast.Name(id="reduce") | ast.Attribute(attr="reduce"), args=[function, second, *_]) if second is node:
            return combines(syntax, function)
        case ast.Call(func=ast.Name(id="zip")) if paired(syntax, parent, node):
            return drained(syntax, parent)
    return False


_PURE = frozenset("str int float bool len repr abs round tuple list".split())
"""Functions that ask nobody: between two of their calls nothing happens."""


def _ends(syntax: Syntax, node: ast.expr) -> bool:
    clause = syntax.parent(node)
    comp = syntax.parent(clause) if isinstance(clause, ast.comprehension) and clause.iter is node else None
    if not isinstance(comp, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)) or clause is not comp.generators[0]:
        return drained(syntax, node)
    rest = [n for n in ast.walk(comp) if isinstance(n, (ast.Call, ast.Await, ast.NamedExpr))]
    inside = set(ast.walk(node))
    return inside.issuperset(rest) and (not isinstance(comp, ast.GeneratorExp) or drained(syntax, comp))
