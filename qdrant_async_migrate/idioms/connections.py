"""Which clients have connections, and where a fixture hands one out: what belongs to an event loop."""

from __future__ import annotations

from collections import deque

from qdrant_async_migrate.catalog.schema import Sdk
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import uses as linked
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind


def families_of(context: Context, fixture: int) -> frozenset[int]:
    """Migrating families of which the fixture hands out a client that has connections, itself or inside of an object."""
    program = context.program
    state = program.state
    scope = program.scope(fixture)
    nodes = [state.node_in(fixture, n) for n in (scope.returns, scope.yields) if n >= 0]
    queue = deque(v for node in nodes for v in state.graph.values(node))
    seen: set[int] = set()
    found: set[int] = set()
    while queue:
        value = queue.popleft()
        if value in seen:
            continue
        seen.add(value)
        found.update(
            f for r, _ in linked.owners(state, value) if (f := program.family_of.get(r, -1)) in context.solution.migrated
        )
        if state.kind(value) in (Kind.INST, Kind.CONT, Kind.OBJ):
            queue.extend(v for _, node in state.slots(value) for v in state.graph.values(node))
    return frozenset(f for f in found if not is_local(context, f))


def is_local(context: Context, family: int) -> bool:
    """All clients of the family run inside of the process: they have no connections that belong to an event loop."""
    references = set(context.program.families[family].references)
    made = [(call, cls) for call, items in makings(context) for cls, reference in items if reference in references]
    return bool(made) and all(_opens_shared(context, cls, call) for call, cls in made)


Making = tuple[Call, list[tuple[str, int]]]
"""A call that makes clients, with their classes and the references to these."""


def makings(context: Context) -> list[Making]:
    """The calls of classes of clients, few of all: looked for once."""
    found: list[Making] | None = context.known.get("makings")
    if found is None:
        state = context.program.state
        items = ((call, [item for _, item in state.each(call.targets)]) for call in state.calls)
        made = ((call, [(item[1], item[2]) for item in called if item[0] == Kind.XCLS]) for call, called in items)
        found = context.known["makings"] = [making for making in made if making[1]]
    return found


def _opens_shared(context: Context, client: str, call: Call) -> bool:
    sdk = context.catalog.sdk(client)
    return sdk is not None and any(_opens_store(sdk, call, name) for name in sdk.shared_store)


def opens_a_folder(context: Context, client: str, call: Call) -> bool:
    """The call makes a client of a local store in a folder, which one client at a time can open."""
    sdk = context.catalog.sdk(client)
    return sdk is not None and any(_opens_store(sdk, call, name) for name in sdk.shared_store if name != sdk.address)


def _opens_store(sdk: Sdk, call: Call, name: str) -> bool:
    position = sdk.params.index(name) if name in sdk.params else None
    given = call.constants.get(name, call.constants.get(position))
    if given is not None:
        return given == "':memory:'" or (name != sdk.address and given != "None")
    return name != sdk.address and any(key == name for key, _ in call.keywords)
