"""Clients that a library may hand back where nobody can tell: it was given one, or an object that holds one, and an object of
which nothing is known has a client under the same name, or a function that the library calls takes one."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.boundaries import is_handed
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.escapes import Escapes
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.uses import receivers
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.plan.evidence import files_that_know_clients


def returning_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Obstacles with the family that each keeps."""
    yield from _kept_by_libraries(context)
    yield from _handed_in(context)


def _kept_by_libraries(context: Context) -> Iterator[tuple[int, Obstacle]]:
    calls = _calls(context)
    holding = _fields(context, frozenset(calls)) if calls else {}
    for name, families in sorted(holding.items()):
        call, method = calls[name]
        message = f"{method}() may be called here on the client that is kept as .{name} on an object that a library has"
        for family in sorted(families & context.solution.migrated):
            obstacle = Obstacle("QAM111", call.file, call.place, call.scope, message, "an annotation would decide it")
            yield family, obstacle


def _calls(context: Context) -> dict[str, tuple[Call, str]]:
    """Calls that look like a client's, on an attribute of an object of which nothing is known, by the attribute's name."""
    state = context.program.state
    reads = context.program.attributes_read()
    aware = files_that_know_clients(context.program, context.catalog)
    found: dict[str, tuple[Call, str]] = {}
    for call in state.calls:
        read = reads.get(call.function)
        holder = reads.get(read.node) if read is not None else None
        if read is None or holder is None or call.file not in aware or call.targets or call.result in state.awaited:
            continue
        if _is_unknown(context, holder) and _is_method(context, read.name):
            found.setdefault(holder.name, (call, read.name))
    return found


def _is_unknown(context: Context, holder: Read) -> bool:
    state = context.program.state
    foreign = all(map(state.is_foreign, state.graph.values(holder.node)))
    return foreign and not state.graph.values(holder.result)


def _is_method(context: Context, name: str) -> bool:
    sdks = {context.program.families[family].client for family in context.solution.migrated}
    known = (context.catalog.sdk(name_) for name_ in sdks)
    return not name.startswith("_") and any(sdk is not None and context.catalog.method(sdk, name) for sdk in known)


def _fields(context: Context, names: frozenset[str]) -> dict[str, set[int]]:
    """Families of the clients in such fields, of objects of libraries and of objects that are handed to them."""
    state = context.program.state
    family_of = context.program.family_of
    fields = [(owner, name, node) for (owner, name), node in state.heap.items() if name in names]
    escapes = Escapes(state)
    given = escapes.all(state.calls) if fields else set()
    found: dict[str, set[int]] = {}
    for owner, name, node in fields:
        if owner in given or state.is_foreign(owner):
            held = (family for value in state.graph.values(node) for family in receivers(state, value, family_of))
            found.setdefault(str(name), set()).update(held)
    return found


def _handed_in(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Clients that the program does not make itself, while it hands one that stays to code outside."""
    migrated, families = context.solution.migrated, context.program.families
    made = _made(context)
    taken = [family for family in sorted(migrated - made) if _is_called_outside(context, family)]
    given = {families[family].client for family in _given(context) - migrated} if taken else set()
    for family in taken:
        if families[family].client in given:
            message = "what is handed in here from outside may be a client that stays sync, which is handed to code outside"
            reference = context.program.state.references[families[family].references[0]]
            yield family, Obstacle("QAM101", reference.file, reference.place, reference.scope, message)


def _given(context: Context) -> set[int]:
    """Families of clients that code outside is handed, or finds in a container or an object of its own."""
    state, family_of = context.program.state, context.program.family_of
    nodes = [*state.foreign.fields.values(), *(n for kept in state.foreign.items.values() for n in kept.values())]
    stored = {family for n in nodes for v in state.graph.values(n) for family in receivers(state, v, family_of)}
    return stored.union(*(use.receivers for use in context.program.uses if use.role is Role.ESCAPE))


def _made(context: Context) -> frozenset[int]:
    """Families of which the program constructs a client."""
    program = context.program
    called = {v for call in program.state.calls for v in call.targets if program.state.kind(v) in (Kind.XCLS, Kind.CLASS)}
    found = program.families.items()
    return frozenset(n for n, f in found if any(not called.isdisjoint(program.values_of(r)) for r in f.references))


def _is_called_outside(context: Context, family: int) -> bool:
    """A function that uses the client is called by a library."""
    program = context.program
    hosts = {program.host(program.uses[number].scope) for number in program.families[family].calls}
    handed = (program.uses[number] for host in hosts for number in program.uses_of.get(host, ()))
    return any(map(is_handed, handed)) or any(any(names) for host in hosts for names in program.decorator_names(host))
