"""Calls of kept clients that do not look like one: a method kept in a variable or handed on, or overridden in a subclass."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import classes, uses
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place
from qdrant_async_migrate.model.program import ClientCall, Role
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.solve import AWAITED_KINDS


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a method of a client."""

    file: int
    scope: int
    place: Place
    method: str
    called: bool


def mentions(context: Context) -> dict[int, list[Mention]]:
    """By family, in the order of the files; what a use of the client already covers is left out."""
    found: dict[int, list[Mention]] = {}
    covered = _covered(context)
    for family, mention in (*_named(context), *_overridden(context)):
        line, column = mention.place[:2]
        if not any(a[:2] <= (line, column) < a[2:] for a in covered.get((mention.file, family), ())):
            found.setdefault(family, []).append(mention)
    return found


def _covered(context: Context) -> dict[tuple[int, int], set[Place]]:
    """The places of the uses of each family in each file."""
    found: dict[tuple[int, int], set[Place]] = {}
    for use in context.program.uses:
        for call in use.clients:
            found.setdefault((use.file, call.family), set()).add(use.place)
    return found


def _named(context: Context) -> Iterator[tuple[int, Mention]]:
    """``original = client.retrieve``, ``partial(client.upsert, ...)``: the method is named and not called at once."""
    state = context.program.state
    members = _members(context)
    names = {state.item(value)[1].rpartition(".")[2] for value in members}
    called = {call.function for call in state.calls} if members else set()
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if op[0] != Op.ATTR or op[3] not in names:
                continue
            _, target, _, name, scope, place = op
            node = state.node_of(number, target)  # type: ignore[arg-type]
            if node not in called:
                families = {f for value in state.graph.values(node) for f in members.get(value, ())}
                at = state.scope_of(number, scope)  # type: ignore[arg-type]
                yield from ((f, Mention(number, at, place, str(name), False)) for f in sorted(families))  # type: ignore[arg-type]


def _members(context: Context) -> dict[int, set[int]]:
    """The values that are methods of a sync client, with their families."""
    program = context.program
    found: dict[int, set[int]] = {}
    for value, item in enumerate(program.state.values.items):
        if item[0] == Kind.MEM:
            families = {c.family for c in uses.client_calls(program.state, value, program.family_of) if _counts(c)}
            if families:
                found[value] = families
    return found


def _counts(call: ClientCall) -> bool:
    return not call.asynchronous and call.family >= 0 and call.kind in AWAITED_KINDS


def _overridden(context: Context) -> Iterator[tuple[int, Mention]]:
    """``client.upsert(...)`` where the client is of a class of the program that overrides ``upsert``."""
    program = context.program
    for use in program.uses:
        if use.role is not Role.CALL:
            continue
        for function in use.functions:
            cls, name = program.cls(function), program.scope(function).name
            if cls is not None:
                yield from ((f, Mention(use.file, use.scope, use.place, name, True)) for f in _clients(context, cls, name))


def _clients(context: Context, cls: int, name: str) -> list[int]:
    """The families of a class derived from a client that has a method of this name."""
    program = context.program
    state = program.state
    found: set[int] = set()
    for base in (b for c in classes.order(state, cls) for b in state.bases.get(c, ()) if state.kind(b) == Kind.XCLS):
        _, dotted, reference = state.item(base)
        sdk = context.catalog.sdk(dotted)
        method = context.catalog.method(sdk, name) if sdk is not None else None
        if method is not None and method.kind.value in AWAITED_KINDS and reference in program.family_of:
            found.add(program.family_of[reference])
    return sorted(found)
