"""Methods of a client's class that the program sets itself: ``Client.count = replacement``."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.link.open_names import OPEN
from qdrant_async_migrate.link.uses import owners
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import AWAITED_KINDS


def for_program(context: Context) -> Iterator[Refusal]:
    """Every method that is set to something that is no coroutine function afterwards."""
    state = context.program.state
    for file, facts in enumerate(state.files) if context.solution.migrated else ():
        for op in facts.ops:
            if op[0] == Op.STORE:
                node, source = (state.node_of(file, op[i]) for i in (1, 3))  # type: ignore[arg-type]
                families = _families(context, node, str(op[2]))
                if families and not _is_awaitable(context, source):
                    yield _refused(context, file, str(op[2]), op[4], families)  # type: ignore[arg-type]


def _families(context: Context, node: int, name: str) -> set[int]:
    """The migrating families of a client's class that has an awaited method of this name, or may have: the name is not known."""
    state, family_of = context.program.state, context.program.family_of
    classes = [v for v in state.graph.values(node) if state.kind(v) == Kind.XCLS] if node >= 0 else []
    found: set[int] = set()
    for reference, cls in (pair for value in classes for pair in owners(state, value)):
        sdk = context.catalog.sdk(cls)
        method = context.catalog.method(sdk, name) if sdk is not None else None
        if method is not None and method.kind.value in AWAITED_KINDS:
            found.add(family_of.get(reference, -1))
        elif sdk is not None and OPEN in name:
            found |= {family_of.get(r.number, -1) for r in state.references if context.catalog.sdk(r.cls) is sdk}
    return found & context.solution.migrated


def _is_awaitable(context: Context, source: int) -> bool:
    """A coroutine function, or a method of a client that is one."""
    state = context.program.state
    values = state.graph.values(source) if source >= 0 else ()
    return bool(values) and all(_gives(context, state.item(v)) for v in values)


def _gives(context: Context, item: tuple[object, ...]) -> bool:
    if item[0] in (Kind.FUNC, Kind.BOUND):
        return context.is_async_after(item[1])  # type: ignore[arg-type]
    if item[0] == Kind.OBJ:
        return str(item[1]).endswith(".AsyncMock")
    return item[0] == Kind.MEM and bool(owners(context.program.state, item[2]))  # type: ignore[arg-type]


def _refused(context: Context, file: int, name: str, place: Place, families: set[int]) -> Refusal:
    scope = context.program.state.scope_of(file, 0)
    use = Use(-1, file, scope, place, Role.CALL, "", ())
    method = "a method of the client" if OPEN in name else name
    message = f"{method} turns async, and what the class gets here gives nothing to await"
    help_ = "set it to a coroutine function, or to an AsyncMock"
    return Refusal(context.obstacle("QAM210", use, message, help_), frozenset(families), frozenset())
