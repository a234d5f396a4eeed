"""``next`` whose end is caught: an async iterator tells its end by another exception."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import Edit, Rename
from qdrant_async_migrate.model.facts import is_within
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.scan.opened import place_of

NEXT = "call:builtins.next"
_END = "StopIteration"


def end_edits(context: Context, file: int, call: ast.Call) -> list[Edit] | str:
    """The names of the exception in the handlers around a ``next`` without a default, or why they cannot change."""
    syntax = context.syntax(file)
    if _END not in syntax.text:
        return []
    around = list(_handlers(syntax, call))
    for tried, _ in around:
        nexts = (n for s in tried.body for n in ast.walk(s) if isinstance(n, ast.Call) and _is_next(n))
        if any(len(n.args) == 1 and not _is_live(context, file, n) for n in nexts):
            return "this 'try' also catches the end of an iterator that stays plain"
    tries = (n for n in ast.walk(syntax.tree) if isinstance(n, ast.Try) and _names(n) and n not in [t for t, _ in around])
    if any(_may_reach(context, file, tried) for tried in tries):
        return "the end of an iterator is caught elsewhere in this file, perhaps of this one"
    return [Rename(syntax.span(name), "StopAsyncIteration") for _, names in around for name in names]


def _handlers(syntax: Syntax, node: ast.AST) -> Iterator[tuple[ast.Try, list[ast.Name]]]:
    """The ``try`` statements around a call that catch its end, with the names to change."""
    child = node
    for parent in syntax.ancestors(node):
        if isinstance(parent, (*FUNCTIONS, ast.Lambda)):
            return
        if isinstance(parent, ast.Try) and child in parent.body and (names := _names(parent)):
            yield parent, names
        child = parent


def _names(tried: ast.Try) -> list[ast.Name]:
    types = [n for h in tried.handlers if h.type is not None for n in ast.walk(h.type)]
    return [n for n in types if isinstance(n, ast.Name) and n.id == _END]


def _is_next(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "next"


def _is_live(context: Context, file: int, call: ast.Call) -> bool:
    """What it asks turns async: an iterator, or a generator expression in which something waits."""
    inside = isinstance(call.args[0], ast.GeneratorExp)
    waiting = (u for u in context.uses_of_file(file) if (u.how == NEXT or inside) and context.waits(u))
    return any(is_within(use.place, place_of(call)) if inside else use.place == place_of(call) for use in waiting)


def _may_reach(context: Context, file: int, tried: ast.Try) -> bool:
    """Something in it awaits a function of the program, which may let the end of an iterator through."""
    return any(
        use.functions
        and context.waits(use)
        and not _is_asking(context, file, use)
        and any(is_within(use.place, place_of(s)) for s in tried.body)
        for use in context.uses_of_file(file)
    )


def _is_asking(context: Context, file: int, use: Use) -> bool:
    """It is a ``next`` that is looked at by itself, or a part of one."""
    syntax = context.syntax(file)
    node = syntax.expression(use.place)
    around = [node, *syntax.ancestors(node)] if node is not None else []
    return any(isinstance(n, ast.Call) and _is_next(n) and _is_live(context, file, n) for n in around)
