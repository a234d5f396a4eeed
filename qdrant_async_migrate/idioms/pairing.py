"""Calls that take the elements of several iterables together, or one after the other, and run no code of the program between."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax

_ITERATORS = frozenset("iter map filter zip enumerate reversed open".split())
_LOUD = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)


def is_sieve(call: ast.Call) -> bool:
    """``filter(None, xs)``: what is true of them."""
    match call:
        case ast.Call(func=ast.Name(id="filter"), args=[ast.Constant(value=None), _], keywords=[]):
            return True
    return False


def combines(syntax: Syntax, function: ast.expr) -> bool:
    """A function of ``operator``, or a lambda that calls nobody: what it is given may as well be there before it runs."""
    match function:
        case ast.Lambda(body=body):
            return not any(isinstance(n, _LOUD) for n in ast.walk(body))
        case ast.Attribute(value=ast.Name(id=name)):
            imports = (n for n in ast.walk(syntax.tree) if isinstance(n, ast.Import))
            return name in {a.asname or a.name for n in imports for a in n.names if a.name == "operator"}
        case ast.Name(id=name):
            found = (n for n in ast.walk(syntax.tree) if isinstance(n, ast.ImportFrom) and n.module == "operator" and not n.level)
            return name in {a.asname or a.name for n in found for a in n.names}
    return False


def paired(syntax: Syntax, zipped: ast.Call, node: ast.expr) -> bool:
    """``zip(names, map(f, names))``: as many as there are of the others, which are one variable, and no iterator."""
    match node:
        case ast.GeneratorExp(generators=[ast.comprehension(iter=source, ifs=[])]):
            pass
        case ast.Call(func=ast.Name(id="map"), args=[_, source]):
            pass
        case _:
            return False
    same = all(ast.unparse(other) == ast.unparse(source) for other in zipped.args if other is not node)
    return same and _is_kept(syntax, source)


def _is_kept(syntax: Syntax, source: ast.expr) -> bool:
    """A variable, or an attribute of one, that nothing in the file makes an iterator or a property."""
    match source:
        case ast.Name(id=name):
            return not any(_is_iterator(value) for value in _assigned(syntax.tree, name))
        case ast.Attribute(value=ast.Name(), attr=name):
            made = any(isinstance(n, FUNCTIONS) and n.name == name for n in ast.walk(syntax.tree))
            return not made and not any(_is_iterator(value) for value in _assigned(syntax.tree, name))
    return False


def _assigned(tree: ast.AST, name: str) -> Iterator[ast.expr]:
    for inner in ast.walk(tree):
        targets = (n for t in inner.targets for n in ast.walk(t)) if isinstance(inner, ast.Assign) else ()
        if isinstance(inner, ast.Assign) and any(name in (getattr(n, "id", ""), getattr(n, "attr", "")) for n in targets):
            yield inner.value


def _is_iterator(value: ast.expr) -> bool:
    made = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in _ITERATORS
    return made or isinstance(value, ast.GeneratorExp)
