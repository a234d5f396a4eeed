"""Local stores that are opened anew for each request, and closed at its end. They answer at once; but where a request waits for
something else with its store open, another one may want it, and it is locked. Said, not rewritten: whether two may meet there is
for a person to know."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.connections import makings, opens_a_folder
from qdrant_async_migrate.idioms.context import Context, Note, Rewrite
from qdrant_async_migrate.idioms.races import concurrent
from qdrant_async_migrate.link import uses
from qdrant_async_migrate.link.state import Call

NOTES_ONLY = True
_CLOSE = "close"
_HELP = "hold an asyncio.Lock from here to its close(), or open it once for all requests"


def for_program(context: Context) -> Iterator[Rewrite]:
    """A note for each place that opens one, where tasks run beside each other."""
    running: frozenset[int] | None = None
    for family in sorted(context.solution.migrated):
        for call in _openings(context, family) if _waits_with(context, family) else ():
            running = concurrent(context) if running is None else running
            if context.program.host(call.scope) in running:
                message = "another task can run before this local store is closed, and cannot open it: the folder is locked"
                yield Rewrite(notes=(Note("QAM207", call.file, call.place, call.scope, message, _HELP),))


def _waits_with(context: Context, family: int) -> bool:
    """A function that asks the store waits for something else as well: it did before, or part of its work went to a thread."""
    program = context.program
    hosts = {program.host(program.uses[number].scope) for number in program.families[family].calls}
    return any(_waits(context, host) for host in sorted(hosts))


def _waits(context: Context, function: int) -> bool:
    scope, file = context.program.scope(function), context.program.file(function)
    first, last = scope.place[0], scope.place[2]
    places = [place for where, place in context.memo.get("moved", ()) if where == file]
    if scope.is_async:
        syntax = context.syntax(file)
        places += [syntax.span(n) for n in syntax.nodes if isinstance(n, (ast.Await, ast.AsyncFor, ast.AsyncWith))]
    return any(first <= place[0] <= last for place in places)


def _openings(context: Context, family: int) -> Iterator[Call]:
    """Where a client of a folder is made that no object keeps, and that is closed."""
    program = context.program
    members = program.families[family]
    closed = any(c.method == _CLOSE for number in members.calls for c in program.uses[number].clients)
    references = set(members.references) - _kept(context) if closed else set()
    for call, made in makings(context) if references else ():
        if any(reference in references and opens_a_folder(context, cls, call) for cls, reference in made):
            yield call


def _kept(context: Context) -> set[int]:
    """The clients that an attribute, a variable of a module or a container holds."""
    state = context.program.state
    modules = [state.node_of(file, local) for file, facts in enumerate(state.files) for local in facts.scopes[0].cells.values()]
    held = {value for node in (*state.heap.values(), *modules) for value in state.graph.values(node)}
    return {reference for value in held for reference, _ in uses.owners(state, value)}
