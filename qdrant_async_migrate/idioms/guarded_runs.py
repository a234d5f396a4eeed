"""Event loops that are started only where none runs: ``except RuntimeError: asyncio.run(x())`` below ``get_running_loop()``.

Code that turns async may go on calling such a helper: it goes the way it has for a running loop, and blocks as it did before.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.facts import Place

_ASKS, _TELLS, _NONE_RUNS = "get_running_loop", "is_running", "RuntimeError"
_THREADS = ("submit", "Thread")
GIVING = frozenset({_ASKS, "get_event_loop"})


def copes(syntax: Syntax, place: Place) -> bool:
    """The call at ``place`` stands where no loop runs, in a function that has a thread for where one does."""
    node = syntax.find(place, ast.Call)
    if node is None or not _has_another_way(syntax, node):
        return False
    inner: ast.AST = node
    for outer in syntax.ancestors(node):
        if isinstance(outer, ast.ExceptHandler) and _says_none(syntax, outer):
            return True
        if isinstance(outer, ast.If) and _excluded(syntax, outer, inner):
            return True
        if isinstance(inner, ast.stmt) and any(_leaves(syntax, s) for s in _before(syntax, inner)):
            return True
        if isinstance(outer, (*FUNCTIONS, ast.Lambda)):
            return False
        inner = outer
    return False


def _has_another_way(syntax: Syntax, node: ast.Call) -> bool:
    """A thread gets the coroutine; nothing is raised instead."""
    function = syntax.function(node)
    calls = [n for n in ast.walk(function) if isinstance(n, ast.Call) and n is not node]
    raised = [n for n in ast.walk(function) if isinstance(n, ast.Raise)]
    caught = all(any(isinstance(a, ast.ExceptHandler) for a in syntax.ancestors(n)) for n in raised)
    return caught and any(_is_call(call, name) for call in calls for name in _THREADS)


def _before(syntax: Syntax, statement: ast.stmt) -> list[ast.stmt]:
    block = syntax.block(statement)
    return block[: block.index(statement)] if statement in block else []


def _says_none(syntax: Syntax, handler: ast.ExceptHandler) -> bool:
    """``try: get_running_loop()``, and this is what follows if there is none."""
    above = syntax.parent(handler)
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    named = any(isinstance(c, ast.Name) and c.id == _NONE_RUNS for c in caught)
    return named and isinstance(above, ast.Try) and _calls(above.body[0], _ASKS)


def _excluded(syntax: Syntax, test: ast.If, inner: ast.AST) -> bool:
    """The branch for no loop of an ``if`` that asks for one."""
    if inner in test.orelse:
        return _is_yes(syntax, test.test)
    return inner in test.body and _is_no(syntax, test.test)


def _leaves(syntax: Syntax, statement: ast.stmt) -> bool:
    """``if loop.is_running(): return ...``"""
    return isinstance(statement, ast.If) and _ends(statement.body) and _is_yes(syntax, statement.test)


def _ends(block: list[ast.stmt]) -> bool:
    """Nothing after it runs."""
    match block[-1]:
        case ast.Return():
            return True
        case ast.With(body=body):
            return _ends(body)
        case ast.Try(body=body, handlers=handlers):
            return _ends(body) and all(_ends(h.body) for h in handlers)
    return False


def _is_yes(syntax: Syntax, test: ast.expr) -> bool:
    """It is false only where no loop runs: ``loop``, ``loop is not None``, ``loop.is_running()``, and several of them."""
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_is_yes(syntax, v) for v in values)
        case ast.Call(func=ast.Attribute(value=owner, attr=attr), args=[]) if attr == _TELLS:
            return _gives_loop(owner, GIVING) or _is_loop(syntax, owner, GIVING)
        case ast.Compare(left=ast.Name(), ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return _is_loop(syntax, test.left)
    return _is_loop(syntax, test)


def _is_no(syntax: Syntax, test: ast.expr) -> bool:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _is_yes(syntax, operand)
        case ast.Compare(left=ast.Name(), ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return _is_loop(syntax, test.left)
    return False


def _is_loop(syntax: Syntax, node: ast.expr, giving: frozenset[str] = frozenset({_ASKS})) -> bool:
    """A name that is the running loop, or ``None``: ``try: loop = get_running_loop()``, ``except RuntimeError: loop = None``."""
    values = [b.value for b in _bindings(syntax.function(node), node.id)] if isinstance(node, ast.Name) else []
    loops = [v for v in values if _gives_loop(v, giving)]
    nothing = [v for v in values if isinstance(v, ast.Constant) and v.value is None]
    return bool(loops) and len(nothing) + len(loops) == len(values)


def _gives_loop(node: ast.expr, giving: frozenset[str]) -> bool:
    return isinstance(node, ast.Call) and any(_is_call(node, name) for name in giving)


def _bindings(function: ast.AST, name: str) -> Iterator[ast.Assign]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            yield node


def _calls(statement: ast.stmt, name: str) -> bool:
    return any(isinstance(n, ast.Call) and _is_call(n, name) for n in ast.walk(statement))


def _is_call(node: ast.Call, name: str) -> bool:
    return getattr(node.func, "attr", getattr(node.func, "id", "")) == name
