"""A generator expression that a variable keeps and that turns async: as lazy as it was, for whoever takes its elements."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.consuming import whole
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Edit, Replace


def kept_takers(syntax: Syntax, statement: ast.Assign) -> list[Edit] | None:
    """What takes the elements of the only value of a local variable, or ``None`` if more is done with it."""
    function = syntax.function(statement)
    match statement.targets:
        case [ast.Name(id=name)] if isinstance(function, FUNCTIONS) and not _is_shared(function, name):
            pass
        case _:
            return None
    named = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name]
    loads = [n for n in named if isinstance(n.ctx, ast.Load)]
    if len(named) != len(loads) + 1 or any(syntax.function(n) is not function for n in loads):
        return None
    edits = [_taken(syntax, load) for load in loads]
    return None if None in edits else [edit for edit in edits if edit is not None]


def _is_shared(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> bool:
    declared = any(isinstance(n, (ast.Global, ast.Nonlocal)) and name in n.names for n in ast.walk(function))
    return declared or any(isinstance(n, ast.arg) and n.arg == name for n in ast.walk(function))


def _taken(syntax: Syntax, load: ast.Name) -> Edit | None:
    parent = syntax.parent(load)
    slots = (("__qam_0__", (syntax.span(load),)),)
    if isinstance(parent, ast.For) and parent.iter is load:
        return AsyncFor(syntax.span(parent))
    if first_barrier(syntax, load) is not None:
        return None
    if isinstance(parent, ast.comprehension) and parent.iter is load:
        return None if isinstance(syntax.parent(parent), ast.GeneratorExp) else AsyncComp(syntax.span(parent.target))
    match parent:
        case ast.Call(func=ast.Name(id="next"), args=[_, default], keywords=[]):
            both = (*slots, ("__qam_1__", (syntax.span(default),)))
            return Replace(syntax.span(parent), "await anext(__qam_0__, __qam_1__)", both)
        case ast.Call(func=ast.Name(id="list"), args=[_], keywords=[]):
            return Replace(syntax.span(parent), "[item async for item in __qam_0__]", slots)
    return Replace(syntax.span(load), "[item async for item in __qam_0__]", slots) if whole(parent, load) else None
