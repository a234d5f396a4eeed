"""Generator expressions whose parts turn async. A call that consumes all of it gets a list; one that stops early keeps stopping:
``anext`` of the generator expression, which ``await`` makes an async one, or a loop that returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.augmented import settled
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.consuming import consumer, drained
from qdrant_async_migrate.idioms.context import Answer, Context, Note
from qdrant_async_migrate.idioms.ends import end_edits
from qdrant_async_migrate.idioms.kept_streams import kept_takers
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.shortcuts import anext_of, returning_loop
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Await, Edit, ListComp
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace

ORDER = 45
_SHORT = frozenset({"any", "all", "next"})
_REFUSED = "this generator expression is consumed by code that cannot iterate asynchronously"
_HELP = "loop over it with 'async for', or build a list: [await ... for ...]"


def for_use(context: Context, use: Use) -> Answer:
    """``sum(await g(x) for x in xs)`` -> ``sum([await g(x) for x in xs])``; ``any`` and ``next`` by ``anext``."""
    if not _concerns(context, use):
        return None
    syntax = context.syntax(use.file)
    located = _locate(context, use)
    top = located and _outermost(syntax, located[0])
    if top is None or isinstance(top, Barrier):
        return context.obstacle("QAM110", use, f"{_REFUSED} ({top.value})", _HELP) if top is not None else None
    return _rewritten(context, use, top)


def _concerns(context: Context, use: Use) -> bool:
    roles = (Role.CALL, Role.PROPERTY, Role.ITERATE)
    return context.waits(use) and not use.awaited and use.role in roles and use.how != "fixture"


def _locate(context: Context, use: Use) -> tuple[ast.expr, Edit] | None:
    """The node that has to stand where ``await`` is legal, and what is done to it."""
    syntax = context.syntax(use.file)
    if use.role is Role.ITERATE:
        clause = syntax.clause_of(use.place) if use.how == "for" else None
        if clause is None or not isinstance(clause[1], ast.GeneratorExp):
            return None
        return clause[0].target, AsyncComp(syntax.span(clause[0].target))
    node = syntax.expression(use.place)
    return None if node is None else (node, Await(syntax.span(node)))


def _holder(syntax: Syntax, node: ast.AST) -> ast.GeneratorExp | Barrier | None:
    """The generator expression that ``node`` would make async, or what else forbids ``await``."""
    found = first_barrier(syntax, node)
    if found is None or found.barrier is Barrier.AUGMENTED:
        return None
    holder = found.node if isinstance(found.node, ast.GeneratorExp) else syntax.parent(found.node)
    return holder if isinstance(holder, ast.GeneratorExp) else found.barrier


def _outermost(syntax: Syntax, node: ast.AST) -> ast.GeneratorExp | Barrier | None:
    """The generator expression around all that become async with ``node``; ``None`` if there is none."""
    current = _holder(syntax, node)
    while isinstance(current, ast.GeneratorExp):
        outer = _holder(syntax, current)
        if not isinstance(outer, ast.GeneratorExp):
            return current if outer is None else outer
        current = outer
    return None


def _rewritten(context: Context, use: Use, top: ast.GeneratorExp) -> Answer:
    """All that is async in ``top`` at once, since one edit takes up its parts."""
    syntax = context.syntax(use.file)
    edits: list[tuple[int, Edit]] = []
    covers: set[int] = set()
    holders: list[ast.GeneratorExp] = []
    for inner, node, edit in _inside(context, use.file, top):
        if (other := _other(context, inner)) is not None:
            return context.obstacle("QAM111", inner, other)
        edits.append((use.file, edit))
        covers.add(inner.number)
        current = _holder(syntax, node)
        while isinstance(current, ast.GeneratorExp):
            holders += [current] if current not in holders else []
            current = _holder(syntax, current)
    for holder in holders:
        changed = _consumed(context, use, holder, [e for _, e in edits])
        if changed is None:
            return context.obstacle("QAM110", use, _REFUSED, _HELP)
        edits += [(use.file, edit) for edit in changed]
    return replace(settled(context, use, top, tuple(edits), _notes(context, use, holders)), covers=frozenset(covers))


def _other(context: Context, use: Use) -> str | None:
    """What the place may run as well that gives nothing to await; mocks give it where they can."""
    if use.role is not Role.ITERATE:
        other = mixed(context, use)
        return f"this call may reach {other} as well, which is not awaited" if other else None
    is_mixed = bool(use.others) or any(not context.becomes_awaitable(f) for f in use.functions)
    return "this may also run something that is not awaited" if is_mixed else None


def _inside(context: Context, file: int, top: ast.GeneratorExp) -> Iterator[tuple[Use, ast.expr, Edit]]:
    """The uses that make ``top`` or a generator expression in it async."""
    syntax = context.syntax(file)
    for use in context.uses_of_file(file):
        located = _locate(context, use) if _concerns(context, use) else None
        if located is not None and top in syntax.ancestors(located[0]) and _outermost(syntax, located[0]) is top:
            yield use, *located


def _consumed(context: Context, use: Use, generator: ast.GeneratorExp, edits: list[Edit]) -> list[Edit] | None:
    """What becomes of a generator expression that is async now; ``None`` if its consumer cannot take that."""
    syntax = context.syntax(use.file)
    parent = syntax.parent(generator)
    if isinstance(parent, ast.For) and parent.iter is generator:
        return [AsyncFor(syntax.span(parent))]
    name = consumer(parent, generator)
    if isinstance(parent, ast.Assign) and (kept := kept_takers(syntax, parent)) is not None:
        return kept
    if drained(syntax, generator):
        return [ListComp(syntax.span(generator.elt))]
    if not isinstance(parent, ast.Call) or name not in _SHORT or parent.keywords:
        return None
    live = frozenset(edit.at for edit in edits if isinstance(edit, AsyncComp))
    loop = returning_loop(syntax, parent, name, live)
    if loop is not None:
        return [loop]
    ends = end_edits(context, use.file, parent) if name == "next" and len(parent.args) < 2 else []
    return None if isinstance(ends, str) else [anext_of(syntax, parent, name, live), *ends]


def _notes(context: Context, use: Use, holders: list[ast.GeneratorExp]) -> tuple[Note, ...]:
    """Where a call that stopped early was restructured."""
    syntax = context.syntax(use.file)
    names = {consumer(syntax.parent(h), h) for h in holders} & (_SHORT - {"next"})
    if not names:
        return ()
    message = f"{sorted(names)[0]}() over awaited values keeps stopping at the first answer: it was written in another way"
    return (Note("QAM203", use.file, use.place, use.scope, message),)
