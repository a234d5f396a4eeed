"""``enumerate`` over an async generator: a loop that counts, or, where all of it is taken anyway, a list that is numbered."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.consuming import whole
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.streams import sources
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AsyncFor, Edit, Insert, Replace
from qdrant_async_migrate.model.program import Role, Use

ORDER = 36


def for_use(context: Context, use: Use) -> Answer:
    """``for n, x in enumerate(g()):`` -> ``n = -1``, ``async for x in g():``, ``n += 1``."""
    if use.role is not Role.ITERATE or use.how != "call:builtins.enumerate" or not context.waits(use):
        return None
    if use.others or any(not context.becomes_awaitable(f) for f in use.functions):
        return None
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    parent = syntax.parent(call) if call is not None else None
    if call is None or not call.args or isinstance(call.args[0], (ast.Starred, ast.GeneratorExp)):
        return None
    known = sources(context, use, call.args)
    if known is not None and known[0].closes:
        return None
    edits: list[Edit] | None = None
    if isinstance(parent, ast.For) and parent.iter is call:
        edits = _counted(syntax, parent, call)
    elif whole(parent, call) or (
        isinstance(parent, ast.comprehension) and parent.iter is call and _drained(context, use, parent, call)
    ):
        edits = _collected(syntax, call)
    return None if edits is None else Rewrite(tuple((use.file, edit) for edit in edits))


def _collected(syntax: Syntax, call: ast.Call) -> list[Edit] | None:
    span = syntax.span(call.args[0])
    if first_barrier(syntax, call) is not None:
        return None
    return [Replace(span, "[item async for item in __qam_0__]", (("__qam_0__", (span,)),))]


def _drained(context: Context, use: Use, clause: ast.comprehension, call: ast.Call) -> bool:
    """The comprehension takes all items, and awaits nothing in between."""
    syntax = context.syntax(use.file)
    owner = syntax.parent(clause)
    if not isinstance(owner, (ast.ListComp, ast.SetComp, ast.DictComp)) or owner.generators[0] is not clause:
        return False
    return not any(
        context.waits(other) and owner in syntax.ancestors(node) and call not in syntax.ancestors(node) and node is not call
        for other in context.uses_of_file(use.file)
        if (node := syntax.expression(other.place)) is not None
    )


def _counted(syntax: Syntax, loop: ast.For, call: ast.Call) -> list[Edit] | None:
    match loop.target:
        case ast.Tuple(elts=[ast.Name(id=name), ast.expr() as item]) if _counts_only(syntax, loop, name):
            start = _before(syntax, call)
        case _:
            return None
    if start is None or len(loop.body) == 0 or loop.body[0].lineno == loop.lineno:
        return None
    argument = syntax.span(call.args[0])
    return [
        Insert(syntax.span(loop), "before", f"{name} = {start}"),
        AsyncFor(syntax.span(loop)),
        Replace(syntax.span(loop.target), "__qam_0__", (("__qam_0__", (syntax.span(item),)),)),
        Replace(syntax.span(call), "__qam_0__", (("__qam_0__", (argument,)),)),
        Insert(syntax.span(loop.body[0]), "before", f"{name} += 1"),
    ]


def _counts_only(syntax: Syntax, loop: ast.For, name: str) -> bool:
    """The number is only read, and only in the loop."""
    function = syntax.function(loop)
    body = {n for s in loop.body for n in ast.walk(s)}
    named = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name]
    inside = [n for n in named if n in body and isinstance(n.ctx, ast.Load)]
    declared = any(isinstance(n, (ast.Global, ast.Nonlocal)) and name in n.names for n in ast.walk(function))
    parameters = any(isinstance(n, ast.arg) and n.arg == name for n in ast.walk(function))
    return isinstance(function, FUNCTIONS) and len(named) == len(inside) + 1 and not declared and not parameters


def _before(syntax: Syntax, call: ast.Call) -> str | None:
    """The number before the first one."""
    given = [*call.args[1:], *(k.value for k in call.keywords)]
    match given:
        case []:
            return "-1"
        case [ast.Constant(value=int(value))]:
            return str(value - 1)
        case [ast.Name() as start]:
            return f"{syntax.source(start)} - 1"
    return None
