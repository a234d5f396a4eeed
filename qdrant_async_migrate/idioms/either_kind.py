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
        case _:
            rest = _after(context, use, statement, call)
            if rest is None:
                return None
            code = f"{then}{name} = await {name}\n{rest[0]}{name}{rest[1]}"
    return Rewrite(((use.file, ReplaceBlock((syntax.span(statement),), code, slots)), *((use.file, i) for i in imports)))


def _after(context: Context, use: Use, statement: ast.stmt, call: ast.Call) -> tuple[str, str] | None:
    """The text of a statement before and behind the call, if the call is the first thing that it does, and all that waits."""
    syntax = context.syntax(use.file)
    value = statement.value if isinstance(statement, (ast.Expr, ast.Return, ast.Assign)) else None
    if value is None or not _is_first(value, call) or _waits_beside(context, use, statement, call):
        return None
    source, inner = syntax.source(statement), syntax.source(call)
    before, found, behind = source.partition(inner)
    return (before, behind) if found and inner not in behind and "\n" not in before + behind else None


def _is_first(node: ast.expr, call: ast.Call) -> bool:
    """Nothing but names is looked at before the call: ``Ok(call)``, ``found.append(call)``, ``call.points[0]``."""
    if node is call:
        return True
    match node:
        case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.BinOp(left=inner) | ast.Compare(left=inner):
            return _is_first(inner, call)
        case ast.Call(func=func, args=args, keywords=keywords) if _is_name(func):
            return _among([*args, *(k.value for k in keywords)], call)
        case ast.Call(func=func):
            return _is_first(func, call)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return _among(parts, call)
        case _:
            return False


def _among(parts: list[ast.expr], call: ast.Call) -> bool:
    for part in parts:
        if not isinstance(part, (ast.Name, ast.Constant)):
            return _is_first(part, call)
    return False


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name))


def _waits_beside(context: Context, use: Use, statement: ast.stmt, call: ast.Call) -> bool:
    """Something else in the statement is rewritten as well."""
    syntax = context.syntax(use.file)
    inside, own = {*ast.walk(statement)}, {*ast.walk(call)}
    others = (context.program.uses[n] for n in context.program.uses_in.get(use.scope, ()) if n != use.number)
    nodes = (syntax.expression(u.place) for u in others if context.waits(u))
    return any(n in inside and n not in own for n in nodes)
