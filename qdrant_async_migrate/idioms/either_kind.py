"""A statement that calls the same method of clients and of other libraries' objects: ``for it in (client, redis): it.close()``.
What it gives is awaited where there is something to await."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.mock_methods import follows
from qdrant_async_migrate.idioms.naming import spelled
from qdrant_async_migrate.idioms.plain import mixed_inside
from qdrant_async_migrate.idioms.strangers import Strangers
from qdrant_async_migrate.model.edits import ReplaceBlock
from qdrant_async_migrate.model.program import Role, Use

ORDER = 88


def for_use(context: Context, use: Use) -> Answer:
    """Only where nobody asks for the value."""
    if use.role is not Role.CALL or use.awaited or use.others or not context.waits(use):
        return None
    stranger = Strangers.of(context).beside(use)
    if not stranger or follows(context, use, [stranger]) or mixed_inside(context, use):
        return None
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    statement = syntax.parent(call) if call is not None else None
    if call is None or not isinstance(statement, ast.Expr) or first_barrier(syntax, call) is not None:
        return None
    test, imports = spelled(syntax, "inspect.isawaitable")
    name = free_name(context, use.scope, "result")
    code = f"{name} = __qam_0__\nif {test}({name}):\n    await {name}"
    edit = ReplaceBlock((syntax.span(statement),), code, (("__qam_0__", (syntax.span(call),)),))
    return Rewrite(((use.file, edit), *((use.file, i) for i in imports)))
