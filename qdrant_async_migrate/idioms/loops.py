"""Iteration over what turned async: ``for`` statements and clauses of comprehensions, and the generators they loop over."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.augmented import settled
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.ends import NEXT, end_edits
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Edit, Replace, ReplaceBlock, Slots
from qdrant_async_migrate.model.program import Role, Use

ORDER = 40


def for_use(context: Context, use: Use) -> Answer:
    """``for`` -> ``async for``."""
    if use.role is not Role.ITERATE or not context.waits(use) or use.how == "fixture":
        return None
    if use.asynchronous:
        return Rewrite()
    if any(not context.becomes_awaitable(f) for f in use.functions) or use.others:
        return context.obstacle("QAM110", use, "this loop also runs over something that stays a plain iterable")
    syntax = context.syntax(use.file)
    if use.how == "for":
        statement = syntax.find(use.place, ast.For)
        if statement is not None:
            return Rewrite(((use.file, AsyncFor(syntax.span(statement))),))
        clause = syntax.clause_of(use.place)
        if clause is not None:
            return _clause(context, use, *clause)
        return context.obstacle("QAM110", use, "unpacking an async generator is not possible: collect it in a list first")
    if use.how == "yield from":
        return _yield_from(context, use)
    return _consumed(context, use)


def _clause(context: Context, use: Use, clause: ast.comprehension, owner: ast.expr) -> Answer:
    syntax = context.syntax(use.file)
    edit: Edit = AsyncComp(syntax.span(clause.target))
    if isinstance(owner, ast.GeneratorExp):
        return None
    barrier = first_barrier(syntax, owner)
    if barrier is not None and barrier.barrier is not Barrier.AUGMENTED:
        return context.obstacle("QAM110", use, f"an async loop is not possible here ({barrier.barrier.value})")
    return settled(context, use, owner, ((use.file, edit),))


def _yield_from(context: Context, use: Use) -> Answer:
    """``yield from g()`` has no async form: a loop that yields."""
    syntax = context.syntax(use.file)
    node = syntax.find(use.place, ast.YieldFrom)
    parent = syntax.parent(node) if node is not None else None
    if node is None or not isinstance(parent, ast.Expr):
        return context.obstacle("QAM110", use, "the value of 'yield from' is used: an async generator cannot return one")
    name = free_name(context, use.scope, "item")
    code = f"async for {name} in __qam_0__:\n    yield {name}"
    block = ReplaceBlock((syntax.span(parent),), code, (("__qam_0__", (syntax.span(node.value),)),))
    return Rewrite(((use.file, block),))


_COLLECT = {"list": "[item async for item in __qam_0__]", "set": "{item async for item in __qam_0__}"}
_LIST = _COLLECT["list"]
_HELP = "loop over it with 'async for', or give it a list: [item async for item in ...], if all may be asked for first"
_SHORT = {
    "any": "await anext((True async for item in __qam_0__ if item), False)",
    "all": "await anext((False async for item in __qam_0__ if not item), True)",
    "next": "await anext(__qam_0__)",
}
_AROUND = frozenset("tuple sorted sum max min frozenset dict extend update union Counter deque OrderedDict join".split())
_MOST = {"sum": 2, "deque": 2}
"""Arguments of which only the first is iterated over."""


def _consumed(context: Context, use: Use) -> Answer:
    """A call that consumes the generator: collected first, where that consumes it whole anyway."""
    syntax = context.syntax(use.file)
    node = syntax.find(use.place, ast.Call)
    if node is None or not node.args or isinstance(node.args[0], ast.GeneratorExp):
        return None
    barrier = first_barrier(syntax, node)
    if barrier is not None and barrier.barrier is not Barrier.AUGMENTED:
        return context.obstacle("QAM110", use, f"an async generator cannot be consumed here ({barrier.barrier.value})")
    ends: list[Edit] | str = []
    if use.how == NEXT and len(node.args) == 1:
        ends = end_edits(context, use.file, node)
        if isinstance(ends, str):
            return context.obstacle("QAM110", use, ends, "part it in two, or give next() a default")
    edit = _spread(syntax, node) if use.how == "*" else _by_name(syntax, node, use.how.split(":")[-1].rsplit(".", 1)[-1])
    if edit is None:
        name = "a call with *" if use.how == "*" else use.how.removeprefix("call:").removeprefix("builtins.")
        return context.obstacle("QAM110", use, f"{name} cannot consume an async generator", _HELP)
    return settled(context, use, node, tuple((use.file, e) for e in (edit, *ends)))


def _spread(syntax: Syntax, node: ast.Call) -> Edit | None:
    """``f(*g())`` -> ``f(*[item async for item in g()])``."""
    starred = [a for a in node.args if isinstance(a, ast.Starred)]
    if len(starred) != 1:
        return None
    value = syntax.span(starred[0].value)
    return Replace(value, _LIST, (("__qam_0__", (value,)),))


def _by_name(syntax: Syntax, node: ast.Call, name: str) -> Edit | None:
    argument = syntax.span(node.args[0])
    slots: Slots = (("__qam_0__", (argument,)),)
    if name == "next" and len(node.args) == 2:
        slots = (*slots, ("__qam_1__", (syntax.span(node.args[1]),)))
        return Replace(syntax.span(node), "await anext(__qam_0__, __qam_1__)", slots)
    if len(node.args) == 1 and (name in _COLLECT or name in _SHORT):
        return Replace(syntax.span(node), _COLLECT.get(name) or _SHORT[name], slots)
    return Replace(argument, _LIST, slots) if name in _AROUND and len(node.args) <= _MOST.get(name, 1) else None
