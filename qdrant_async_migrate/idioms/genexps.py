"""Generator expressions whose parts turn async, in a call that consumes all of them at once: a list inside the call."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Rewrite
from qdrant_async_migrate.model.edits import AsyncComp, Await, Edit, ListComp
from qdrant_async_migrate.model.program import Role, Use

ORDER = 45
_WHOLE = frozenset({"list", "set", "dict", "tuple", "sorted", "sum", "max", "min", "frozenset", "join"})
_SHORT = frozenset({"any", "all"})


def for_use(context: Context, use: Use) -> Answer:
    """``f(await g(x) for x in xs)`` -> ``f([await g(x) for x in xs])``."""
    if not context.waits(use) or use.awaited or use.role not in (Role.CALL, Role.PROPERTY, Role.ITERATE) or use.how == "fixture":
        return None
    syntax = context.syntax(use.file)
    located = _locate(context, use)
    if located is None:
        return None
    node, edit = located
    found = first_barrier(syntax, node)
    if isinstance(node, ast.GeneratorExp):
        generator: ast.AST | None = node
    else:
        generator = found.node if found is not None else None
        generator = generator if isinstance(generator, ast.GeneratorExp) else syntax.parent(generator) if generator else None
    if not isinstance(generator, ast.GeneratorExp) or (found is None and node is not generator):
        return None
    consumer = _consumer(syntax.parent(generator), generator)
    if consumer not in _WHOLE | _SHORT or not _free(first_barrier(syntax, generator)):
        return context.obstacle("QAM110", use, "this generator expression is consumed by code that cannot iterate asynchronously")
    if consumer in _SHORT and not _reads_only(context, use):
        return context.obstacle("QAM203", use, f"{consumer}() stops at the first answer; collecting all would do more calls than before")
    notes = (_note(use, consumer),) if consumer in _SHORT else ()
    return Rewrite(((use.file, edit), (use.file, ListComp(syntax.span(generator.elt)))), notes)


def _locate(context: Context, use: Use) -> tuple[ast.expr, Edit] | None:
    syntax = context.syntax(use.file)
    if use.role is Role.ITERATE:
        clause = syntax.clause_of(use.place) if use.how == "for" else None
        if clause is None or not isinstance(clause[1], ast.GeneratorExp):
            return None
        return clause[1], AsyncComp(syntax.span(clause[0].target))
    node = syntax.expression(use.place)
    return None if node is None else (node, Await(syntax.span(node)))


def _free(found: object) -> bool:
    return found is None or getattr(found, "barrier", None) is Barrier.AUGMENTED


def _consumer(parent: ast.AST | None, generator: ast.GeneratorExp) -> str:
    match parent:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if first is generator:
            return name
        case ast.Call(func=ast.Attribute(attr="join"), args=[first]) if first is generator:
            return "join"
    return ""


def _reads_only(context: Context, use: Use) -> bool:
    """Doing more of these calls than before changes nothing."""
    sdks = context.catalog.sdks.values()
    return bool(use.clients) and not use.functions and all(
        any((m := context.catalog.method(sdk, call.method)) is not None and m.reads for sdk in sdks) for call in use.clients
    )


def _note(use: Use, consumer: str) -> Note:
    message = f"{consumer}() stopped at the first answer; now all calls are made before it looks at them"
    return Note("QAM203", use.file, use.place, use.scope, message, "the calls only read, so the result is the same; write a loop to stop early")
