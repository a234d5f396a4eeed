"""Functions that give ``closing(client)`` to the ``with`` statements that call them, and to nothing else: they give the client,
and these statements close it."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.naming import definition
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Edit, Replace, Span
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of

HOW = "closing"


def is_factory(context: Context, function: int) -> bool:
    """All that the function returns is closed by the ``with`` statements that call it, and nothing else does."""
    known: dict[int, bool] = context.memo.setdefault("closing factories", {})
    if function not in known:
        known[function] = _gives_closings(context, function) and _is_entered_only(context, function)
    return known[function]


def item_of(syntax: Syntax, item: ast.AST | None) -> ast.With | None:
    """The ``with`` statement that an expression is an item of."""
    holder = syntax.parent(item) if item is not None else None
    found = syntax.parent(holder) if isinstance(holder, ast.withitem) and holder.context_expr is item else None
    return found if isinstance(found, ast.With) else None


def unwrapped(context: Context, use: Use, call: ast.Call) -> Answer:
    """``return closing(x)`` -> ``return x``; ``None`` if the function is no factory."""
    function = context.program.host(use.scope)
    if not is_factory(context, function):
        return None
    syntax = context.syntax(use.file)
    edits: list[Edit] = [_only(syntax, call, call.args[0]), *_annotation(syntax, definition(context, function))]
    return Rewrite(tuple((use.file, edit) for edit in edits))


def _only(syntax: Syntax, whole: ast.expr, part: ast.expr) -> Replace:
    at: Span = syntax.span(whole)
    return Replace(at, "__qam_0__", (("__qam_0__", (syntax.span(part),)),))


def _annotation(syntax: Syntax, node: ast.FunctionDef | ast.AsyncFunctionDef | None) -> list[Edit]:
    """``-> ContextManager[X]`` becomes ``-> X``, once for all ``return`` statements."""
    returns = node.returns if node is not None else None
    return [_only(syntax, returns, returns.slice)] if isinstance(returns, ast.Subscript) else []


def _gives_closings(context: Context, function: int) -> bool:
    node = definition(context, function)
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or not _is_replaceable(node.returns):
        return False
    places = {u.place for u in _closings(context, function)}
    syntax = context.syntax(context.program.file(function))
    own = [n for n in ast.walk(node) if isinstance(n, (ast.Return, ast.Yield, ast.YieldFrom)) and syntax.function(n) is node]
    last = node.body[-1]
    closes = isinstance(last, ast.Return) and isinstance(last.value, ast.Call) and place_of(last.value) in places
    return closes and own == [last]


def _is_replaceable(returns: ast.expr | None) -> bool:
    return returns is None or (isinstance(returns, ast.Subscript) and not isinstance(returns.slice, ast.Tuple))


def _closings(context: Context, function: int) -> list[Use]:
    uses = (context.program.uses[n] for n in context.program.uses_in.get(function, ()))
    return [u for u in uses if u.role is Role.APPLY and u.how == HOW and context.waits(u)]


def _is_entered_only(context: Context, function: int) -> bool:
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    return bool(uses) and all(_enters(context, use, function) for use in uses)


def _enters(context: Context, use: Use, function: int) -> bool:
    syntax = context.syntax(use.file)
    alone = use.role is Role.CALL and use.functions == (function,) and not use.others and not use.clients
    return (
        alone
        and context.is_async_after(context.program.host(use.scope))
        and item_of(syntax, syntax.expression(use.place)) is not None
    )
