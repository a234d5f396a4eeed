"""Iteration over what turned async: ``for`` statements and clauses of comprehensions, and the generators they loop over."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.augmented import settled
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Edit, Replace, ReplaceBlock
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
_AROUND = frozenset({"tuple", "sorted", "sum", "max", "min", "frozenset", "dict", "any", "all"})


def _consumed(context: Context, use: Use) -> Answer:
    """A builtin that consumes the generator: collected first, where that consumes it whole anyway."""
    syntax = context.syntax(use.file)
    node = syntax.find(use.place, ast.Call)
    name = use.how.removeprefix("call:builtins.")
    if node is None or not node.args or isinstance(node.args[0], ast.GeneratorExp):
        return None
    barrier = first_barrier(syntax, node)
    if barrier is not None and barrier.barrier is not Barrier.AUGMENTED:
        return context.obstacle("QAM110", use, f"an async generator cannot be consumed here ({barrier.barrier.value})")
    argument = syntax.span(node.args[0])
    slots = (("__qam_0__", (argument,)),)
    if name == "next":
        call = "await anext(__qam_0__)" if len(node.args) == 1 else f"await anext(__qam_0__, {syntax.source(node.args[1])})"
        return settled(context, use, node, ((use.file, Replace(syntax.span(node), call, slots)),))
    if name in _COLLECT and len(node.args) == 1:
        return settled(context, use, node, ((use.file, Replace(syntax.span(node), _COLLECT[name], slots)),))
    if name in _AROUND - {"any", "all"}:
        inner = Replace(argument, "[item async for item in __qam_0__]", slots)
        return settled(context, use, node, ((use.file, inner),))
    return context.obstacle("QAM110", use, f"{name or 'this call'} cannot consume an async generator: loop over it with 'async for'")


