"""Clients that are made anew for each request, and that nobody closes: the garbage collection did, of the sync kind alone.

Said, not rewritten: who else still has the client, and when all of them are done with it, is for a person to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms import connections, suites
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Context, Note, Rewrite
from qdrant_async_migrate.idioms.event_loops import lasting_in
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.solve import below

NOTES_ONLY = True
_CLOSE = "close"
_INJECTED = "inject"
_HELP = "close it when the work is done (try/finally), or make one client for all requests in the lifespan"


def for_program(context: Context) -> Iterator[Rewrite]:
    """A note for each construction in what a framework runs again and again."""
    families = [f for f in sorted(context.solution.migrated) if not _is_closed(context, f)]
    repeated = below(context.program, _handlers(context), lambda f: f not in context.bridged) if families else set()
    for family in families if repeated else ():
        lines = {(c.file, c.place[0]): c for c in _constructions(context, family) if context.program.host(c.scope) in repeated}
        for call in lines.values():
            message = "a client is made here whenever this runs, and stays open: only the sync kind closed itself"
            yield Rewrite(notes=(Note("QAM206", call.file, call.place, call.scope, message, _HELP),))


def _is_closed(context: Context, family: int) -> bool:
    """The program closes it somewhere, or it has no connections."""
    program = context.program
    uses = (program.uses[number] for number in program.families[family].calls)
    return any(c.method == _CLOSE for use in uses for c in use.clients) or connections.is_local(context, family)


def _handlers(context: Context) -> set[int]:
    """What a framework runs: routes, tools, events of a bot, by their decorators, and what is injected into them; and coroutine
    functions that others run on their loop. Tests, and what has a loop of its own, are none."""
    program = context.program
    found = {f for f, s in enumerate(program.state.scopes) if s.decorators and _is_registered(context, f)}
    found |= {f for use in program.uses if use.how == _INJECTED for f in use.functions}
    found |= {f for f, s in enumerate(program.state.scopes) if s.is_async and _is_for_others(context, f)}
    return {f for f in found if f not in context.bridged and not suites.is_test_file(context, f)}


def _is_for_others(context: Context, function: int) -> bool:
    """A coroutine function already, with a public name, that nothing in the program runs but its tests."""
    program = context.program
    is_public = context.scope_kind(function) is ScopeKind.FUNCTION and not program.scope(function).name.startswith("_")
    scopes = (program.uses[number].scope for number in program.uses_of.get(function, ()))
    return is_public and all(suites.is_test_file(context, scope) for scope in scopes)


def _is_registered(context: Context, function: int) -> bool:
    rows = [row for _, row in boundaries_of(context.program, context.catalog, function)]
    return context.scope_kind(function) is ScopeKind.FUNCTION and any(row is not None and not row.alone for row in rows)


def _constructions(context: Context, family: int) -> Iterator[Call]:
    """Calls that make a client which no variable of a module, no class and no cache keeps."""
    program, lasts = context.program, lasting_in(context)
    references = {r for r in program.families[family].references if program.values_of(r).isdisjoint(lasts)}
    for call, made in connections.makings(context):
        if any(reference in references for _, reference in made):
            yield call
