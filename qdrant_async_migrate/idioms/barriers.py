"""What stands between an expression and the body of its function, where ``await`` would be legal."""

from __future__ import annotations

import ast
from enum import Enum

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.records import dataclass


class Barrier(Enum):
    GENERATOR_EXPRESSION = "generator expression"
    LAMBDA = "inside a lambda"
    CLASS_BODY = "class body"
    DEFINITION = "default, decorator or annotation"
    DEBUG_STRING = "f-string with ="
    AUGMENTED = "augmented assignment"


@dataclass(frozen=True, slots=True)
class Found:
    """A barrier and the node that is it."""

    barrier: Barrier
    node: ast.AST


def first_barrier(syntax: Syntax, node: ast.AST) -> Found | None:
    """The innermost obstacle on the way from ``node`` to its function's body."""
    child: ast.AST = node
    for parent in syntax.ancestors(node):
        found = None if _is_result(syntax, parent, child) else _between(syntax, child, parent)
        if found is not None:
            return Found(found, parent)
        if (isinstance(parent, (*FUNCTIONS, ast.Module)) and _in_body(parent, child)) or _is_result(syntax, parent, child):
            return None
        child = parent
    return None


def _is_result(syntax: Syntax, parent: ast.AST, child: ast.AST) -> bool:
    """The body of a lambda that becomes a function."""
    return parent in syntax.as_functions and isinstance(parent, ast.Lambda) and child is parent.body


def _in_body(parent: ast.AST, child: ast.AST) -> bool:
    return child in getattr(parent, "body", ())


def _between(syntax: Syntax, child: ast.AST, parent: ast.AST) -> Barrier | None:
    match parent:
        case ast.GeneratorExp(generators=[first, *_]) if child is not first:
            return Barrier.GENERATOR_EXPRESSION
        case ast.comprehension():
            owner = syntax.parent(parent)
            if isinstance(owner, ast.GeneratorExp) and not (parent is owner.generators[0] and child is parent.iter):
                return Barrier.GENERATOR_EXPRESSION
        case ast.Lambda(body=body) if child is body:
            return Barrier.LAMBDA
        case ast.ClassDef():
            return Barrier.CLASS_BODY if child in parent.body else None
        case ast.FormattedValue(value=value) if child is value and _prints_itself(syntax, parent):
            return Barrier.DEBUG_STRING
        case ast.AugAssign(value=value) if child is value:
            return Barrier.AUGMENTED
        case _:
            pass
    return None


def _prints_itself(syntax: Syntax, node: ast.FormattedValue) -> bool:
    """``f"{x=}"``: the parser keeps the text before the value as a constant that ends with ``=``."""
    joined = syntax.parent(node)
    if not isinstance(joined, ast.JoinedStr):
        return False
    index = joined.values.index(node)
    before = joined.values[index - 1] if index else None
    if not (isinstance(before, ast.Constant) and isinstance(before.value, str)):
        return False
    text = before.value.rstrip()
    return text.endswith("=") and _same(text[:-1], node.value)


def _same(text: str, value: ast.expr) -> bool:
    """The text, or its end, is the source of the value."""
    for start in range(len(text)):
        try:
            parsed = ast.parse(text[start:].strip(), mode="eval").body
        except (SyntaxError, ValueError):
            continue
        if ast.dump(parsed) == ast.dump(value):
            return True
    return False


def result_of_lambda(syntax: Syntax, node: ast.AST) -> bool:
    """``node`` is what a lambda returns: its body, or a branch of a conditional body."""
    child = node
    for parent in syntax.ancestors(node):
        if isinstance(parent, ast.Lambda):
            return child is parent.body
        if not (isinstance(parent, ast.IfExp) and child is not parent.test):
            return False
        child = parent
    return False


def is_handed(syntax: Syntax, node: ast.AST, consumers: frozenset[ast.AST]) -> bool:
    """``node`` goes un-awaited, directly or in a starred comprehension or list, to a call among ``consumers``."""
    child = node
    for parent in syntax.ancestors(node):
        if parent in consumers:
            return True
        fits = (
            isinstance(parent, (ast.Starred, ast.List, ast.Tuple, ast.keyword))
            or (isinstance(parent, (ast.ListComp, ast.GeneratorExp, ast.SetComp)) and parent.elt is child)
            or (isinstance(parent, ast.IfExp) and parent.test is not child)
        )
        if not fits:
            return False
        child = parent
    return False
