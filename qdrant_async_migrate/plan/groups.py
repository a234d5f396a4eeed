"""Groups of commands: what a group asks of a client before its command runs, it asks on an event loop of its own."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.connections import is_local
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.event_loops import lasting_in, outlives_a_loop, users_of
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.plan.loops import holding_of
from qdrant_async_migrate.solve import below

_MESSAGE = "{} asks the client on an event loop of its own, and so does the command that runs next, where its connections fail"
_HELP = "only make the client here, and ask it in the commands"


def group_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Families whose client a group asks, and a command that did not make it."""
    groups = [f for f in sorted(context.bridged) if _is_group(context, f)]
    for family in sorted(context.solution.migrated) if groups else ():
        users = users_of(context.program, family) & context.bridged
        asking = next((f for f in groups if f in users), None)
        if asking is not None and not is_local(context, family) and _is_shared(context, family, users - {asking}):
            yield family, context.function_obstacle("QAM204", asking, _MESSAGE.format(context.name(asking)), _HELP)


def _is_group(context: Context, function: int) -> bool:
    return any(row is not None and row.first for _, row in boundaries_of(context.program, context.catalog, function))


def _is_shared(context: Context, family: int, commands: frozenset[int]) -> bool:
    """A variable that lasts holds the client, or the library's context; or a command gets it from elsewhere."""
    program = context.program
    inside = program.holders_of()
    owners = {owner for value in holding_of(program, family) for owner in inside.get(value, ())}
    kept = any(program.state.kind(owner) == Kind.OBJ for owner in owners)
    if commands and (kept or outlives_a_loop(program, family, lasting_in(context))):
        return True
    makers = {program.host(scope) for scope in program.families[family].holders}
    return any(makers.isdisjoint(below(program, {command})) for command in commands)
