"""Progress bars around generators that turn async: the class that takes asynchronous iterators too gets the same name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import naming
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.streams import cleans_up
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of

ORDER = 30
_KIND = "shows"


def for_use(context: Context, use: Use) -> Answer:
    """What a generator has to do at its end would not be done when a loop ends early: the bar closes nothing."""
    if use.role is not Role.ITERATE or not context.waits(use):
        return None
    syntax = context.syntax(use.file)
    loop = syntax.find(use.place, ast.For)
    clause = syntax.clause_of(use.place)
    given = loop.iter if loop is not None else clause[0].iter if clause is not None else syntax.expression(use.place)
    shown = {(c.file, c.place): other for c, other in _calls(context)}
    for node in ast.walk(given) if given is not None and shown else ():
        other = shown.get((use.file, place_of(node))) if isinstance(node, ast.Call) else None
        if other is not None and any(cleans_up(context, f) for f in use.functions):
            return context.obstacle("QAM110", use, "what shows this loop would not close the generator when the loop ends early")
        if other and isinstance(node, ast.Call) and not isinstance(node.func, ast.Name):
            return context.obstacle("QAM110", use, f"what shows this loop takes no async generator; {other} does")
    return None


def for_program(context: Context) -> Iterator[Rewrite]:
    """The other name, once for a file."""
    state = context.program.state
    done: set[tuple[int, str]] = set()
    for call, other in _calls(context) if context.solution.migrated else ():
        given = [state.item(v) for v in state.graph.values(call.result)]
        if not other or not any(i[0] == Kind.GEN and context.becomes_awaitable(i[1]) for i in given):
            continue
        syntax = context.syntax(call.file)
        node = syntax.find(call.place, ast.Call)
        if node is None or not isinstance(node.func, ast.Name) or (call.file, node.func.id) in done:
            continue
        done.add((call.file, node.func.id))
        names = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == node.func.id]
        yield Rewrite(tuple((call.file, edit) for edit in naming.rebound(syntax, names, other)))


def _calls(context: Context) -> list[tuple[Call, str]]:
    """Calls of what shows a loop, with the name that takes asynchronous iterators."""
    if "shown" not in context.known:
        state = context.program.state
        named = [(c, state.item(v)[1]) for c in state.calls for v in c.targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
        found = ((call, effect) for call, name in named if (effect := context.catalog.effect(name)) is not None)
        context.known["shown"] = [(call, effect.coroutine) for call, effect in found if effect.kind == _KIND]
    known: list[tuple[Call, str]] = context.known["shown"]
    return known
