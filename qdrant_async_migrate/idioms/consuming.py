"""Who consumes an iterable that stands in an expression, and whether it does so at once and to the end."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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
        case ast.Call(func=ast.Name(id="map"), args=[ast.Name(id=name), _]) if parent.args[1] is node and name in _PURE:
            return drained(syntax, parent)
        case ast.Call(func=ast.Name(id="zip")) if paired(syntax, parent, node):
            return drained(syntax, parent)
    return False


_PURE = frozenset("str int float bool len repr abs round tuple list".split())
"""Functions that ask nobody: between two of their calls nothing happens."""
_ITERATORS = frozenset("iter map filter zip enumerate reversed open".split())


def paired(syntax: Syntax, zipped: ast.Call, node: ast.expr) -> bool:
    """``zip(names, map(f, names))``: as many as there are of the others, which are one variable, and no iterator."""
    match node:
        case ast.GeneratorExp(generators=[ast.comprehension(iter=ast.Name(id=name), ifs=[])]):
            pass
        case ast.Call(func=ast.Name(id="map"), args=[_, ast.Name(id=name)]):
            pass
        case _:
            return False
    others = [other for other in zipped.args if other is not node]
    same = all(isinstance(other, ast.Name) and other.id == name for other in others)
    return same and not any(_is_iterator(value) for value in _assigned(syntax.tree, name))


def _assigned(tree: ast.AST, name: str) -> Iterator[ast.expr]:
    for inner in ast.walk(tree):
        if isinstance(inner, ast.Assign) and any(
            isinstance(n, ast.Name) and n.id == name for t in inner.targets for n in ast.walk(t)
        ):
            yield inner.value


def _is_iterator(value: ast.expr) -> bool:
    made = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in _ITERATORS
    return made or isinstance(value, ast.GeneratorExp)


def _ends(syntax: Syntax, node: ast.expr) -> bool:
    clause = syntax.parent(node)
    comp = syntax.parent(clause) if isinstance(clause, ast.comprehension) and clause.iter is node else None
    if not isinstance(comp, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)) or clause is not comp.generators[0]:
        return drained(syntax, node)
    rest = [n for n in ast.walk(comp) if isinstance(n, (ast.Call, ast.Await, ast.NamedExpr))]
    inside = set(ast.walk(node))
    return inside.issuperset(rest) and (not isinstance(comp, ast.GeneratorExp) or drained(syntax, comp))
