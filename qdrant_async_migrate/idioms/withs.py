"""``with`` on what turned async: ``async with``; items that stay sync get a statement of their own."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AsyncWith, Edit, ReplaceBlock
from qdrant_async_migrate.model.program import Role, Use

ORDER = 40
_EITHER = frozenset({"contextlib.nullcontext", "contextlib.nullcontext()"})
"""Context managers of libraries that ``async with`` takes as well (nullcontext: since Python 3.10)."""


def for_use(context: Context, use: Use) -> Answer:
    """``with`` -> ``async with``."""
    if use.role is not Role.ENTER or not context.waits(use) or use.how != "with":
        return None
    if use.asynchronous:
        return Rewrite()
    syntax = context.syntax(use.file)
    item = syntax.expression(use.place)
    holder = syntax.parent(item) if item is not None else None
    statement = syntax.parent(holder) if holder is not None else None
    if not isinstance(statement, ast.With):
        return context.obstacle("QAM103", use, "this context manager is entered in a way that has no async form")
    if set(use.others) - _EITHER or any(not context.becomes_awaitable(f) for f in use.functions):
        return context.obstacle("QAM103", use, "this statement may also enter a context manager that stays sync")
    together = _uses_of(context, use.file, statement, syntax)
    live = {n for n, other in together.items() if context.waits(other)}
    if len(live) == len(statement.items):
        covers = frozenset(other.number for other in together.values())
        return Rewrite(((use.file, AsyncWith(syntax.span(statement))),), covers=covers)
    return _nested(use, statement, syntax, together, live)


def _uses_of(context: Context, file: int, statement: ast.With, syntax: Syntax) -> dict[int, Use]:
    """The uses that enter the items of one statement, by index."""
    places = {(e.lineno, e.col_offset): index for index, e in enumerate(i.context_expr for i in statement.items)}
    return {
        places[other.place[:2]]: other
        for other in context.uses_of_file(file)
        if other.role is Role.ENTER and other.how == "with" and other.place[:2] in places
    }


def _nested(use: Use, statement: ast.With, syntax: Syntax, together: dict[int, Use], live: set[int]) -> Answer:
    """``with a, b:`` where only some are async: one inside the other, in the same order."""
    lines: list[str] = []
    slots: list[tuple[str, tuple[tuple[int, int, int, int], ...]]] = []
    for index, item in enumerate(statement.items):
        name = f"__qam_{index}__"
        slots.append((name, (syntax.span(item.context_expr),)))
        bound = f" as {syntax.source(item.optional_vars)}" if item.optional_vars is not None else ""
        keyword = "async with" if index in live else "with"
        lines.append("    " * index + f"{keyword} {name}{bound}:")
    body = "__qam_body__"
    lines.append("    " * len(statement.items) + body)
    slots.append((body, tuple(syntax.span(s) for s in statement.body)))
    edit: Edit = ReplaceBlock((syntax.span(statement),), "\n".join(lines), tuple(slots))
    return Rewrite(((use.file, edit),), covers=frozenset(o.number for o in together.values()))
