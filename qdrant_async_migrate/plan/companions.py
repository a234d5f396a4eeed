"""Companion clients are moved only where all that is done with them is a call known to be awaited: anything else keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog.companions import is_companion
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import uses as linked
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.solve import AWAITED_KINDS

_LAZY = frozenset({"stream"})
"""Arguments that make a call give its result bit by bit."""
_HELP = "migrate this client by hand, or leave it out of --also"


def companion_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """What keeps families of companion SDKs."""
    families = frozenset(f for f in context.solution.migrated if _is_companion(context, f))
    if families:
        yield from _of_calls(context, families)
        yield from _of_reads(context, families)
        yield from _of_constructions(context, families)


def _is_companion(context: Context, family: int) -> bool:
    sdk = context.catalog.sdk(context.program.families[family].client)
    return sdk is not None and is_companion(sdk)


def _families(context: Context, values: object) -> set[int]:
    state, found = context.program.state, set()
    for value in sorted(values):  # type: ignore[call-overload]
        found |= {context.program.family_of[r] for r, _ in linked.owners(state, value) if r in context.program.family_of}
    return found


def _obstacle(site: Call | Read, message: str) -> Obstacle:
    place: Place = site.place
    return Obstacle("QAM102", site.file, place, site.scope, message, _HELP)


def _of_calls(context: Context, families: frozenset[int]) -> Iterator[tuple[int, Obstacle]]:
    sites = {(c.file, c.place): c for c in context.program.state.calls}
    for use in context.program.uses:
        for call in use.clients:
            if call.family not in families or call.asynchronous:
                continue
            site = sites.get((use.file, use.place))
            lazy = site is not None and any(
                n is None or (n in _LAZY and site.constants.get(n) != "False") for n, _ in site.keywords
            )
            if use.role is not Role.CALL or call.kind not in AWAITED_KINDS:
                message = f"what {call.method}() becomes on the async client is not known well enough"
                yield call.family, context.obstacle("QAM102", use, message, _HELP)
            elif lazy:
                yield call.family, context.obstacle("QAM102", use, f"{call.method}() may give its result bit by bit here", _HELP)


def _of_reads(context: Context, families: frozenset[int]) -> Iterator[tuple[int, Obstacle]]:
    """``with client``, ``for x in client``, ``client[x]``, and attributes that lead to no method."""
    state = context.program.state
    for kind, reads in state.reads.items():
        for read in reads:
            mine = _families(context, state.graph.values(read.node)) & families
            if mine and (kind != "attribute" or not _leads_on(context, read)):
                for family in mine:
                    yield family, _obstacle(read, "this use of the client has no async form that is known")


def _leads_on(context: Context, read: Read) -> bool:
    """The attribute is a known method, or on the way to one."""
    state = context.program.state
    for value in state.graph.values(read.node):
        item = state.item(value)
        if item[0] not in (Kind.OBJ, Kind.MEM) or not linked.owners(state, value):
            continue
        sdk = next((s for _, cls in linked.owners(state, value) if (s := context.catalog.sdk(cls)) is not None), None)
        path = f"{item[1]}.{read.name}"
        if sdk is None or not any(f"{sdk.name}.{m}" == path or f"{sdk.name}.{m}".startswith(f"{path}.") for m in sdk.methods):
            return False
    return True


def _of_constructions(context: Context, families: frozenset[int]) -> Iterator[tuple[int, Obstacle]]:
    """An object of the sync kind may be handed to the constructor: a transport, a hook, another client."""
    state = context.program.state
    for call in state.calls:
        mine = {
            context.program.family_of.get(state.item(v)[2], -1) for v in call.targets if state.kind(v) == Kind.XCLS
        } & families
        nodes = call.given()
        if mine and (any(state.graph.values(n) for n in nodes) or any(n is None for n, _ in call.keywords)):
            for family in mine:
                yield family, _obstacle(call, "the constructor is given objects that may be of the sync kind")
