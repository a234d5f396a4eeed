"""How often something happens on one way through a body of statements, at most: of the branches of an ``if`` one is taken, and
nothing follows a ``return``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence

MANY = 2
"""More than once: it makes no difference how often."""
_ENDS = frozenset({"sys.exit", "os._exit", "exit", "quit"})

Ways = tuple[int | None, int | None]
"""The most on a way that goes on after the statements, and on one that leaves the function; None where there is no such way."""


def most(body: Sequence[ast.stmt], weight: Callable[[ast.AST], int]) -> int:
    """``weight``: how often it happens where a node stands, all below it included."""
    return min(MANY, _more(_block(body, weight)))


def _block(body: Iterable[ast.stmt], weight: Callable[[ast.AST], int]) -> Ways:
    on, left = 0, None
    for statement in body:
        further, leaving = _statement(statement, weight) if weight(statement) or _jumps(statement) else (0, None)
        left = _larger(left, None if leaving is None else on + leaving)
        if further is None:
            return None, left
        on += further
    return on, left


def _jumps(statement: ast.stmt) -> bool:
    """It may end the way, though nothing happens in it."""
    return any(isinstance(node, (ast.Return, ast.Raise)) or _is_end(node) for node in ast.walk(statement))


def _is_end(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in _ENDS


def _statement(node: ast.stmt, weight: Callable[[ast.AST], int]) -> Ways:
    if isinstance(node, (ast.Return, ast.Raise)) or _is_end(node):
        return None, weight(node)
    if isinstance(node, ast.If):
        return _after(weight(node.test), _either([_block(node.body, weight), _block(node.orelse, weight)]))
    if isinstance(node, ast.Match):
        return _after(weight(node.subject), _either([(0, None), *(_block(case.body, weight) for case in node.cases)]))
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return _after(sum(weight(item.context_expr) for item in node.items), _block(node.body, weight))
    if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
        return _loop(node, weight)
    if isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
        return _try(node, weight)  # type: ignore[arg-type]
    return weight(node), None


def _loop(node: ast.For | ast.AsyncFor | ast.While, weight: Callable[[ast.AST], int]) -> Ways:
    again = weight(node.test) if isinstance(node, ast.While) else 0
    head = 0 if isinstance(node, ast.While) else weight(node.iter)
    inside = MANY if again + _more(_block(node.body, weight)) else 0
    return head + inside + _more(_block(node.orelse, weight)), head + inside


def _try(node: ast.Try, weight: Callable[[ast.AST], int]) -> Ways:
    """An error may come anywhere: a handler follows the whole body at most."""
    handled = max((_more(_block(handler.body, weight)) for handler in node.handlers), default=0)
    whole = _more(_block(node.body, weight)) + handled + sum(_more(_block(b, weight)) for b in (node.orelse, node.finalbody))
    return whole, whole


def _after(before: int, ways: Ways) -> Ways:
    on, left = ways
    return None if on is None else before + on, None if left is None else before + left


def _either(ways: Sequence[Ways]) -> Ways:
    on: int | None = None
    left: int | None = None
    for further, leaving in ways:
        on, left = _larger(on, further), _larger(left, leaving)
    return on, left


def _larger(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _more(ways: Ways) -> int:
    return _larger(*ways) or 0
