"""Tests and fixtures that have to run on one event loop, since they share a client that has connections."""

from __future__ import annotations

from qdrant_async_migrate.idioms import connections, suites
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.model.suite import SCOPES
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """Fixtures that outlive a test and hand out a client, or run on a loop: all that use them have to share a loop."""

    sources: frozenset[int]
    members: frozenset[int]
    scope: str


def shared(context: Context) -> Shared:
    if "shared" not in context.memo:
        longer = [f for f in suites.all_fixtures(context) if suites.lifetime(context, f) not in ("function", "")]
        sources = [f for f in longer if context.turned(f) or connections.families_of(context, f)]
        scope = max((suites.lifetime(context, f) for f in sources), key=SCOPES.index, default="function")
        members = frozenset(sources) | suites.users(context, sources)
        context.memo["shared"] = Shared(frozenset(sources), members, scope)
    known: Shared = context.memo["shared"]
    return known


def loop_of(context: Context, function: int) -> str:
    """The ``loop_scope`` that a test or fixture needs; empty if what is configured will do."""
    common = shared(context)
    if not context.suite.loops or function not in common.members:
        return ""
    enough = SCOPES.index(context.suite.test_loop) >= SCOPES.index(common.scope) and not suites.is_fixture(context, function)
    return "" if enough else common.scope
