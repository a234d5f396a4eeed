"""Clients that objects give to who asks them: by a method, or as a property. In: the program. Out: by the name of the method, its
class, and the families and classes of the clients."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link import uses
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Value
from qdrant_async_migrate.model.facts import ScopeKind


def clients_among(program: Program, values: Iterable[Value]) -> set[tuple[int, str]]:
    """The families and classes of the clients that values are or belong to."""
    owners = {owner for value in values for owner in uses.owners(program.state, value)}
    return {(program.family_of[r], sdk) for r, sdk in owners if r in program.family_of}


def clients_given(program: Program) -> Iterator[tuple[str, int, set[tuple[int, str]]]]:
    """The public methods that give clients which have a family."""
    state, clients = program.state, _clients(program)
    for function, scope in enumerate(state.scopes if clients else ()):
        cls = program.cls(function) if scope.kind is ScopeKind.FUNCTION else None
        if cls is None or scope.is_async or scope.is_generator or scope.name.startswith("_"):
            continue
        given = state.graph.values(state.node_in(function, scope.returns)) & clients.keys()
        held = {found for value in given for found in clients[value]}
        if held:
            yield scope.name, cls, held


def _clients(program: Program) -> dict[Value, set[tuple[int, str]]]:
    """By value, the families and classes of the client that it is or belongs to."""
    values = range(len(program.state.values.items))
    return {value: held for value in values if (held := clients_among(program, [value]))}
