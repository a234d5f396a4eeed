"""Pools of threads whose functions all turn async: tasks are awaited where a function waited for them, and nothing blocks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.idioms.threads import THREADS
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.link.joined import JOINED, THREAD
from qdrant_async_migrate.model.program import Role

_WAITS = frozenset({"as_completed", "wait"})
_ASKS = frozenset({"result", "exception"})


def is_pool_gone(context: Context, leaf: Leaf) -> bool:
    """The leaf gives work to such a pool, waits for some of it, or makes one in a ``with`` statement and waits for its end. Where
    the work cannot become tasks, the place that gives it says so."""
    syntax = context.syntax(leaf.file)
    work = _work(context, leaf.file, syntax)
    node = syntax.expression(leaf.place)
    if node in work or (isinstance(node, ast.Call) and any(_keeps(syntax, call, node) for call in work)):
        return True
    if leaf.row.name == f"{THREAD}.join":
        return _makes_threads(context, leaf)
    calls = list(_calls(syntax, node))
    return bool(calls) and all(call in work for call in calls)


def _makes_threads(context: Context, leaf: Leaf) -> bool:
    """The function that waits made threads of what turns async: they become tasks, all of them, or it stays."""
    uses = (context.program.uses[n] for n in context.program.uses_in.get(context.program.host(leaf.scope), ()))
    return any(u.how == JOINED and context.waits(u) for u in uses)


def _work(context: Context, file: int, syntax: Syntax) -> set[ast.AST]:
    """Calls that give a thread a function which turns async."""
    known: dict[int, set[ast.AST]] = context.memo.setdefault("work of threads", {})
    if file not in known:
        uses = (u for u in context.uses_of_file(file) if u.role is Role.APPLY and u.how in THREADS and context.waits(u))
        known[file] = {node for u in uses if (node := syntax.expression(u.place)) is not None}
    return known[file]


def _keeps(syntax: Syntax, call: ast.AST, waiting: ast.Call) -> bool:
    """``as_completed(futures)``, ``future.result()``: what comes of the work is kept under that name."""
    if syntax.function(call) is not syntax.function(waiting):
        return False
    match waiting:
        case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=[asked, *_]) if function in _WAITS:
            pass
        case ast.Call(func=ast.Attribute(value=asked, attr=function)) if function in _ASKS:
            pass
        case _:
            return False
    return call in ast.walk(asked) or not _within(syntax, asked).isdisjoint(_kept(syntax.statement(call)))


def _kept(statement: ast.stmt) -> set[str]:
    """The variables that a statement assigns, or puts something into."""
    found = _names(statement, ast.Store)
    for node in ast.walk(statement):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "add")):
                found.add(name)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                found.add(name)
    return found


def _within(syntax: Syntax, asked: ast.expr) -> set[str]:
    """The names that are asked; of a variable of a loop those that it goes over."""
    names = _names(asked, ast.Load)
    loops = (n for n in ast.walk(syntax.function(asked)) if isinstance(n, (ast.For, ast.comprehension)))
    return names.union(*(_names(n.iter, ast.Load) for n in loops if not names.isdisjoint(_names(n.target, ast.Store))))


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, context)}


def _calls(syntax: Syntax, made: ast.AST | None) -> Iterator[ast.AST]:
    """What is done with the pool that a ``with`` statement makes; the pool itself where that is no call."""
    item = syntax.parent(made) if made is not None else None
    statement = syntax.parent(item) if isinstance(item, ast.withitem) else None
    if not isinstance(item, ast.withitem) or statement is None or not isinstance(item.optional_vars, ast.Name):
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and node.id == item.optional_vars.id and node is not item.optional_vars:
            method = syntax.parent(node)
            yield (syntax.parent(method) if isinstance(method, ast.Attribute) else None) or node
