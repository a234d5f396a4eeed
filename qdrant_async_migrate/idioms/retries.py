"""Objects of a library that call a function until it succeeds: ``Retrying(...)(f, x)`` -> ``await AsyncRetrying(...)(f, x)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.idioms.applying import is_path
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Await, DropImport, Edit, Rename
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of

ORDER = 37
_HOW = "retries"


def for_use(context: Context, use: Use) -> Answer:
    """The library's other class takes the coroutine function; the call is awaited."""
    if use.role is not Role.APPLY or use.how != _HOW or not context.waits(use):
        return None
    syntax, row = context.syntax(use.file), _row(context, use)
    call = syntax.find(use.place, ast.Call)
    made = _made(context, use, call) if call is not None and row is not None else None
    if call is None or row is None or made is None or not _is_alike(made, row):
        return context.obstacle("QAM103", use, "what is repeated here has to be awaited", _help(row))
    if not call.args or not is_path(call.args[0]) or first_barrier(syntax, call) is not None:
        return context.obstacle(
            "QAM103", use, "it is repeated in a place, or given in a form, that cannot be awaited", _help(row)
        )
    return Rewrite(tuple((use.file, edit) for edit in (Await(syntax.span(call)), *_renamed(context, use, made, row))))


def _help(row: Effect | None) -> str:
    return f"{row.coroutine} takes coroutine functions" if row is not None else ""


def _row(context: Context, use: Use) -> Effect | None:
    """What the catalog says of the object that is called, whatever it is."""
    state = context.program.state
    calls = [c for c in state.calls if (c.file, c.place) == (use.file, use.place)]
    named = [f"{state.item(v)[1]}.__call__" for c in calls for v in c.targets if state.kind(v) == Kind.OBJ]
    rows = {row for name in named if (row := state.known.effect(name)) is not None}
    return rows.pop() if len(rows) == 1 and len(named) == sum(len(c.targets) for c in calls) else None


def _made(context: Context, use: Use, call: ast.Call) -> ast.Call | None:
    """The call that makes the object: in place, or for a variable of the function whose every call is awaited."""
    if isinstance(call.func, ast.Call):
        return call.func
    syntax = context.syntax(use.file)
    function = syntax.function(call)
    if not isinstance(call.func, ast.Name) or not isinstance(function, FUNCTIONS):
        return None
    named = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == call.func.id]
    stores = [n for n in named if not isinstance(n.ctx, ast.Load)]
    live = {u.place for u in context.uses_of_file(use.file) if u.how == _HOW and context.waits(u)}
    called = [p for n in named if n not in stores and isinstance(p := syntax.parent(n), ast.Call) and p.func is n]
    statement = syntax.parent(stores[0]) if len(stores) == 1 else None
    if len(called) != len(named) - 1 or not {place_of(c) for c in called} <= live:
        return None
    match statement:
        case ast.Assign(targets=[_], value=ast.Call() as made):
            return made
    return None


def _is_alike(made: ast.Call, row: Effect) -> bool:
    """It is made of what both classes take."""
    name = made.func.attr if isinstance(made.func, ast.Attribute) else getattr(made.func, "id", "")
    given = {k.arg for k in made.keywords}
    return f".{name}." in row.name and not made.args and None not in given and given.isdisjoint(row.argument.split(","))


def _renamed(context: Context, use: Use, made: ast.Call, row: Effect) -> Iterator[Edit]:
    syntax = context.syntax(use.file)
    module, _, name = row.coroutine.rpartition(".")
    yield Rename(syntax.span(made.func), name)
    if isinstance(made.func, ast.Name):
        yield AddImport(module, name)
        yield from _unused(syntax, module, made.func)


def _unused(syntax: Syntax, module: str, name: ast.Name) -> Iterator[Edit]:
    """The import of the plain class goes with the only place that names it."""
    mentions = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == name.id]
    for statement in syntax.tree.body if mentions == [name] else ():
        for alias in statement.names if isinstance(statement, ast.ImportFrom) and statement.module == module else ():
            if (alias.asname or alias.name) == name.id:
                yield DropImport(syntax.span(alias))
