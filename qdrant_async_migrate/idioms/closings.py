"""A loop over a generator that turns async and has something to clean up: leaving the loop closed a plain generator at once, an
async one only when the event loop comes to it. ``async with aclosing(...)`` closes it where it was closed before."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.consuming import consumer
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.streams import calls_at, cleans_up, source
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, ReplaceBlock, Slots
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of

ORDER = 35
_STOPS = frozenset({"any", "all", "next"})
_LEAVES = (ast.Break, ast.Return, ast.Raise, ast.Assert, ast.Call, ast.Await, ast.Yield, ast.YieldFrom)
_HELP = "take what is needed in a loop of its own, over 'aclosing' of the generator"


def for_use(context: Context, use: Use) -> Answer:
    """``for x in g():`` -> ``async with aclosing(g()) as stream:``, ``async for x in stream:``."""
    if use.role is not Role.ITERATE or not context.waits(use) or use.asynchronous or use.others:
        return None
    if not all(context.becomes_awaitable(f) for f in use.functions):
        return None
    syntax = context.syntax(use.file)
    if use.how == "for":
        loop = syntax.find(use.place, ast.For)
        clause = syntax.clause_of(use.place) if loop is None else None
        if loop is not None and _closes(context, use, loop.iter):
            return _loop(context, use, syntax, loop)
        if loop is not None and isinstance(loop.iter, ast.Name) and any(cleans_up(context, f) for f in use.functions):
            return _left_open(context, use, "the loop") if _is_left(syntax, loop, loop.iter.id) else None
        if clause is not None and isinstance(clause[1], ast.GeneratorExp) and _closes(context, use, clause[0].iter):
            name = consumer(syntax.parent(clause[1]), clause[1])
            return _left_open(context, use, f"{name}()") if name in _STOPS else None
    if use.how == "yield from":
        inner = syntax.find(use.place, ast.YieldFrom)
        if inner is not None and _closes(context, use, inner.value):
            return _yield_from(context, use, syntax, inner)
    call = syntax.find(use.place, ast.Call) if use.how.startswith("call:") else None
    if call is not None and call.args and use.how.rsplit(".", 1)[-1] in _STOPS and _closes(context, use, call.args[0]):
        return _left_open(context, use, f"{use.how.rsplit('.', 1)[-1]}()")
    return None


def _is_left(syntax: Syntax, loop: ast.For, name: str) -> bool:
    """A loop over a variable ends early, and nothing closes what the variable holds: that goes with the function."""
    around = syntax.function(loop)
    uses = (n for n in ast.walk(around) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name))
    if any(n.attr == "close" and n.value.id == name for n in uses if isinstance(n.value, ast.Name)):
        return False
    return any(isinstance(n, ast.Break | ast.Return) for s in loop.body for n in ast.walk(s))


def _left_open(context: Context, use: Use, name: str) -> Answer:
    message = f"{name} leaves the generator before its end, and what it cleans up then would come later"
    return context.obstacle("QAM110", use, message, _HELP)


def _closes(context: Context, use: Use, node: ast.expr) -> bool:
    """The iterable is a call that makes a generator which cleans up."""
    call = calls_at(context, use.file, place_of(node)) if isinstance(node, ast.Call) else None
    known = source(context, use.file, node, call.result) if call is not None else None
    return known is not None and known.closes


def _loop(context: Context, use: Use, syntax: Syntax, loop: ast.For) -> Answer:
    if not any(isinstance(n, _LEAVES) for s in loop.body for n in ast.walk(s)) or first_barrier(syntax, loop) is not None:
        return None
    name = free_name(context, use.scope, "stream")
    slots: Slots = (("__qam_1__", (syntax.span(loop.iter),)), ("__qam_2__", tuple(syntax.span(n) for n in loop.body)))
    if loop.orelse:
        slots = (*slots, ("__qam_3__", tuple(syntax.span(n) for n in loop.orelse)))
    target = syntax.source(loop.target)
    code = f"async with aclosing(__qam_1__) as {name}:\n    async for {target} in {name}:\n        __qam_2__"
    if loop.orelse:
        code += "\n    else:\n        __qam_3__"
    return _written(use, ReplaceBlock((syntax.span(loop),), code, slots))


def _yield_from(context: Context, use: Use, syntax: Syntax, node: ast.YieldFrom) -> Answer:
    statement = syntax.parent(node)
    if not isinstance(statement, ast.Expr):
        return None
    name, item = free_name(context, use.scope, "stream"), free_name(context, use.scope, "item")
    code = f"async with aclosing(__qam_0__) as {name}:\n    async for {item} in {name}:\n        yield {item}"
    return _written(use, ReplaceBlock((syntax.span(statement),), code, (("__qam_0__", (syntax.span(node.value),)),)))


def _written(use: Use, block: Edit) -> Rewrite:
    return Rewrite(((use.file, block), (use.file, AddImport("contextlib", "aclosing"))))
