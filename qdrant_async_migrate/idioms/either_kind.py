"""A statement that calls what turns async and what does not: ``for it in (client, redis): it.close()``, ``hook(event)`` where
one of the hooks is ``print``. What the call gives is awaited where there is something to await."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.mock_methods import follows
from qdrant_async_migrate.idioms.naming import spelled
from qdrant_async_migrate.idioms.plain import mixed_inside, outside
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import ReplaceBlock, Slots
from qdrant_async_migrate.model.program import Role, Use

ORDER = 88


def for_use(context: Context, use: Use) -> Answer:
    """Where the call is a statement, or the statement does nothing before it."""
    if use.role is not Role.CALL or use.how or use.awaited or not context.waits(use):
        return None
    if use.scope in context.program.state.wrapping:
        return None  # what decorators put in the place of functions has a form for each kind
    others = outside(context, use)
    if not others or follows(context, use, others) or mixed_inside(context, use):
        return None
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    if call is None or first_barrier(syntax, call) is not None:
        return None
    return _rewritten(context, use, syntax, call)


def _rewritten(context: Context, use: Use, syntax: Syntax, call: ast.Call) -> Answer:
    statement = syntax.statement(call)
    slots: Slots = (("__qam_0__", (syntax.span(call),)),)
    test, imports = spelled(syntax, "inspect.isawaitable")
    name = free_name(context, use.scope, "result")
    then = f"{name} = __qam_0__\nif {test}({name}):\n    "
    match statement:
        case ast.Expr(value=value) if value is call:
            code = f"{then}await {name}"
        case ast.Return(value=value) if value is call:
            code = f"{then}{name} = await {name}\nreturn {name}"
        case ast.Assign(targets=[ast.Name(id=target)], value=value) if value is call:
            code = f"{target} = __qam_0__\nif {test}({target}):\n    {target} = await {target}"
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=owner)) as taken, args=[only], keywords=[])):
            if only is not call:
                return None
            code = f"{then}{name} = await {name}\n{owner}.{taken.attr}({name})"
        case _:
            return None
    return Rewrite(((use.file, ReplaceBlock((syntax.span(statement),), code, slots)), *((use.file, i) for i in imports)))
