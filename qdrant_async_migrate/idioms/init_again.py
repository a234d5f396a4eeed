"""Values that a base class's constructor was given and its second part is given as well: as a name, out of the attribute that
keeps it, or written a second time where that gives the same."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.facts import is_within
from qdrant_async_migrate.scan.opened import place_of

_OF_TEXT = frozenset("lower upper strip lstrip rstrip casefold title replace format removeprefix removesuffix".split())
"""Methods that only texts have, and that give a text."""
_CONVERSIONS = frozenset("str int float bool len".split())


def kept_as(context: Context, cls: int, stays: list[ast.stmt], function: ast.FunctionDef, name: str) -> str | None:
    """The attribute in which what stays of a constructor keeps a parameter, and nothing else."""
    own = [*function.args.posonlyargs, *function.args.args][0].arg
    stored = [n for s in stays for n in ast.walk(s) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)]
    rebound = any(n.id == name and isinstance(n.ctx, ast.Store) for s in stays for n in ast.walk(s) if isinstance(n, ast.Name))
    for statement in stays if not rebound and not _calls_own(stays, own) else ():
        for attribute, value in _assigned(statement):
            plain = isinstance(attribute.value, ast.Name) and attribute.value.id == own
            alone = [n.attr for n in stored].count(attribute.attr) == 1 and not _has_method(context, cls, attribute.attr)
            if plain and alone and isinstance(value, ast.Name) and value.id == name:
                return attribute.attr
    return None


def _assigned(statement: ast.stmt) -> list[tuple[ast.Attribute, ast.expr]]:
    """``self.a = a``, ``self.a, self.b = a, b``."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        pairs = [(statement.target, statement.value)]
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            pairs = list(zip(target.elts, value.elts, strict=True))
    return [(target, value) for target, value in pairs if isinstance(target, ast.Attribute)]


def _calls_own(statements: list[ast.stmt], own: str) -> bool:
    """The object is handed to somebody, or runs a method of its own, which may change it."""
    calls = (n for s in statements for n in ast.walk(s) if isinstance(n, ast.Call))
    return any(
        isinstance(n, ast.Name) and n.id == own
        for call in calls
        for part in (*call.args, *(k.value for k in call.keywords), call.func)
        for n in ast.walk(part)
    )


def _has_method(context: Context, cls: int, name: str) -> bool:
    state = context.program.state
    line = [*classes.order(state, cls), *classes.descendants(state, cls)]
    return any(classes.methods(state, c).get(name) or classes.methods(state, c).get("__setattr__") for c in line)


def is_same_again(context: Context, file: int, node: ast.expr) -> bool:
    """Evaluating it a second time gives an equal value that nobody can change, and runs nothing of the program."""
    runs = (u.place for u in context.uses_of_file(file))
    return _is_constant(node) and not any(is_within(p, place_of(node)) for p in runs)


def _is_constant(node: ast.expr) -> bool:
    match node:
        case ast.Constant() | ast.Name():
            return True
        case ast.Attribute(value=value) | ast.FormattedValue(value=value) | ast.UnaryOp(operand=value):
            return _is_constant(value)
        case ast.Subscript(value=value, slice=index):
            return _is_constant(value) and _is_constant(index)
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            return all(map(_is_constant, parts))
        case ast.IfExp(test=test, body=body, orelse=other):
            return all(map(_is_constant, (test, body, other)))
        case ast.BinOp(left=left, right=right):
            return _is_constant(left) and _is_constant(right) and (_is_text(left) or _is_text(right))
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=args, keywords=[]) if name in _OF_TEXT:
            return all(map(_is_constant, (value, *args)))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _CONVERSIONS:
            return all(map(_is_constant, args))
        case _:
            return False


def _is_text(node: ast.expr) -> bool:
    """A text for sure: what is joined to it, or put into it, is one too."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
