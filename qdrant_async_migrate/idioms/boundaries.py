"""Where a function meets a framework: its decorators, the base class it overrides, the library it is handed to.

The catalog says what each of them does with a coroutine function. What it does not know, is refused.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from typing import Any

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms import cached_results
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.link import relays
from qdrant_async_migrate.link.joined import JOINED, SPAWN
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.uses import OPAQUE
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 20
_LANGUAGE = frozenset(
    "builtins.property builtins.classmethod builtins.staticmethod contextlib.contextmanager contextlib.asynccontextmanager "
    "functools.wraps functools.cached_property abc.abstractmethod abc.abstractproperty typing.overload typing.override "
    "typing_extensions.override typing.final".split()
)
_TAKEN = frozenset({"inject", "overrides"})
_USUAL = frozenset({"run"})
"""Names of methods that many libraries have: on an object that is not known they say nothing."""


def for_function(context: Context, function: int) -> Answer:
    """Refuse where a framework could not take a coroutine function."""
    if function in context.bridged or context.scope_kind(function) is ScopeKind.MODULE:
        return None
    return next((o for o in _obstacles(context, function)), None)


def _obstacles(context: Context, function: int) -> Iterator[Obstacle]:
    if context.scope_kind(function) is ScopeKind.FUNCTION:
        yield from _decorators(context, function)
        yield from _class_decorators(context, function)
        yield from _overrides(context, function)
    for number in context.program.uses_of.get(function, ()):
        use = context.program.uses[number]
        if is_handed(use) and use.how != JOINED:
            yield from _handed(context, function, use)


def is_handed(use: Use) -> bool:
    """The place gives a function to a library, which calls it."""
    return use.role is Role.ESCAPE or use.how in ("callback", SPAWN, JOINED)


def handed_to(catalog: Catalog, use: Use) -> Boundary | None:
    """What is known of the library's function that a place hands something to; None if there are several."""
    rows = [row_of(catalog, name) for name in use.others]
    return rows[0] if len(rows) == 1 else None


def is_asked(context: Context, function: int) -> bool:
    """A library that takes both kinds has the function, and asks it which kind it is: a lambda is never a coroutine function,
    whatever it gives."""
    uses = (context.program.uses[n] for n in context.program.uses_of.get(function, ()))
    rows = (row_of(context.catalog, name) for use in uses if is_handed(use) or use.how in _TAKEN for name in use.others)
    return any(row is not None and row.takes is Takes.BOTH and "fixture" not in row.twins for row in rows)


def row_of(catalog: Catalog, name: str) -> Boundary | None:
    """What takes a function as an argument; ``app.get("/")(f)`` decorates, without the sign."""
    made = name.removesuffix("().__call__")
    return catalog.boundary(name, How.CALLBACK) or (catalog.boundary(made, How.DECORATOR) if made != name else None)


def boundaries_of(program: Program, catalog: object, function: int) -> list[tuple[str, Boundary | None]]:
    """What is known of each library decorator of ``function``."""
    found: list[tuple[str, Boundary | None]] = []
    for names in program.decorator_names(function):
        rows = [(name, catalog.boundary(name, How.DECORATOR)) for name in names if name not in _LANGUAGE]  # type: ignore[attr-defined]
        known = [row for row in rows if row[1] is not None]
        found.extend(known[:1] or rows[:1])
    return found


def plain_calls(program: Program, catalog: Catalog, functions: Set[int]) -> set[str]:
    """Names of the methods by which libraries run, the plain way, one of the functions that they were given."""
    decorated = [row for function in functions for _, row in boundaries_of(program, catalog, function)]
    uses = (use for use in program.uses if use.others and not functions.isdisjoint(use.functions))
    handed = [row_of(catalog, name) for use in uses for name in use.others]
    return {name for row in (*decorated, *handed) if row is not None for name in row.sync_calls}


def _decorators(context: Context, function: int) -> Iterator[Obstacle]:
    for name, row in boundaries_of(context.program, context.catalog, function):
        if row is None:
            message = f"@{_short(name)} is not known to accept a coroutine function"
            yield context.function_obstacle(
                "QAM108", function, message, "if it does, list it under 'accepts-coroutines' in the configuration"
            )
        elif name in cached_results.CACHES and cached_results.is_kept(context, function):
            continue
        elif row.takes is Takes.SYNC:
            message = f"@{_short(name)} cannot take a coroutine function"
            yield context.function_obstacle(row.code or "QAM108", function, message, row.help)
        elif row.sync_calls and (call := _sync_call(context, name, row, function)) is not None:
            path, line = context.program.state.files[call.file].path, call.place[0]
            message = f"@{_short(name)} takes a coroutine function, which the plain call at {path}:{line} cannot run"
            yield context.function_obstacle(row.code or "QAM108", function, message, row.help)


def _sync_call(context: Context, decorator: str, row: Boundary, function: int) -> Call | Read | None:
    """A plain call of one of the methods on an object of the library, or of nobody knows whom, that cannot follow it; or where
    one of them is handed on."""
    state, library = context.program.state, decorator.split(".")[0].split("_")[0]
    calls: dict[int, Call] = context.known.setdefault("calls by function", {})
    if not calls:
        calls.update((call.function, call) for call in state.calls)
    for read in state.reads["attribute"]:
        call = calls.get(read.result)
        if read.name not in row.sync_calls or (call is not None and call.result in state.awaited):
            continue
        relayed = relays.row_of(state, read) is not None
        if relayed and call is not None and not context.program.scope(function).is_generator:
            continue
        items = [state.item(value) for value in state.graph.values(read.node)]
        own = relayed or any(item[0] in (Kind.OBJ, Kind.MEM) and item[1].startswith(library) for item in items)
        if own or (call is not None and _may_be_its(items, read.name)):
            return call or read
    return None


def _may_be_its(items: list[tuple[Any, ...]], name: str) -> bool:
    """An object of another library, or of nobody knows which, or a function that a decorator made something of."""
    foreign = all(item[0] in (Kind.OBJ, Kind.MEM) for item in items) and name not in _USUAL
    return foreign or any(item[0] in (Kind.FUNC, Kind.BOUND) for item in items)


def _class_decorators(context: Context, function: int) -> Iterator[Obstacle]:
    """A library's decorator of a class calls some methods of it itself, as a base class does."""
    cls, name = context.program.cls(function), context.program.scope(function).name
    for decorator, row in boundaries_of(context.program, context.catalog, cls) if cls is not None else ():
        if row is not None and row.takes is Takes.SYNC and name in row.members:
            message = f"{context.name(function)} is called without await by @{_short(decorator)} of its class"
            yield context.function_obstacle(row.code or "QAM104", function, message, row.help)


def _overrides(context: Context, function: int) -> Iterator[Obstacle]:
    cls = context.program.cls(function)
    if cls is None:
        return
    name = context.program.scope(function).name
    for base in context.program.foreign_bases(cls):
        row = context.catalog.boundary(base, How.BASE)
        if context.catalog.sdk(base) is not None or (row is not None and not _calls(row, name)):
            continue
        if row is None and _is_own(context, function, name):
            continue
        row = context.catalog.override(base, name) or row
        if row is not None and row.takes not in (Takes.SYNC, Takes.BRIDGE):
            continue
        twin = row.twins.get(name, "") if row is not None else ""
        message = f"{context.name(function)} may override a method of {_short(base)}, which calls it without await"
        help_ = f"override {twin} as well: it is the async form of {name}" if twin else (row.help if row is not None else "")
        yield context.function_obstacle((row.code if row is not None else "") or "QAM104", function, message, help_)


def _calls(row: Boundary, name: str) -> bool:
    return (
        "*" in row.members
        or name in row.members
        or not row.members
        or any(m.endswith("*") and name.startswith(m[:-1]) for m in row.members)
    )


def _is_own(context: Context, function: int, name: str) -> bool:
    """A helper of the class itself: private, and called in the program."""
    return name.startswith("_") and not name.startswith("__") and bool(context.program.uses_of.get(function))


def _handed(context: Context, function: int, use: Use) -> Iterator[Obstacle]:
    if use.how == OPAQUE:
        message = f"{context.name(function)} may be what is chosen here by a name that is not known"
        yield context.obstacle("QAM105", use, message, "use a table of the methods that may be chosen")
        return
    rows = [(name, row_of(context.catalog, name)) for name in use.others]
    taken = [row for _, row in rows if row is not None and row.takes in (Takes.BOTH, Takes.WRAPS)]
    if taken or not (any(row for _, row in rows) or _would_break(use)):
        yield from _called_plainly(context, function, use, taken)
        return
    target = _short(use.others[0]) if use.others else _unknown(context, use)
    row = rows[0][1] if rows else None
    message = f"{context.name(function)} is handed to {target}, which would call it and drop the coroutine"
    if row is not None and row.takes is Takes.BRIDGE:
        message = f"{context.name(function)} is handed to {target}, which needs a plain function; its client is made elsewhere"
    yield context.obstacle((row.code if row is not None else "") or "QAM103", use, message, row.help if row is not None else "")


def _called_plainly(context: Context, function: int, use: Use, rows: list[Boundary]) -> Iterator[Obstacle]:
    """What takes coroutine functions makes something of them that the program calls the plain way."""
    calls = ((row, _sync_call(context, name, row, function)) for row in rows if row.sync_calls for name in use.others)
    for row, call in calls:
        if call is not None:
            path, line = context.program.state.files[call.file].path, call.place[0]
            message = f"{context.name(function)} becomes part of what the plain call at {path}:{line} runs, which cannot await it"
            yield context.obstacle(row.code or "QAM103", use, message, row.help)


def _unknown(context: Context, use: Use) -> str:
    """What is called, as it is written there: nobody knows what it is."""
    node = context.syntax(use.file).find(use.place, ast.Call)
    written = ast.unparse(node.func) if node is not None and isinstance(node.func, (ast.Name, ast.Attribute)) else ""
    if written:
        return f"{written}(), of which nothing is known"
    place = context.syntax(use.file).expression(use.place) if use.argument is not None else None
    return f"{ast.unparse(place)} of an object that is not known" if place is not None else "code outside the program"


def _would_break(use: Use) -> bool:
    return not any(name.startswith("builtins.") for name in use.others) or use.how in ("callback", "spawn")


def _short(dotted: str) -> str:
    return dotted.removeprefix("builtins.")
