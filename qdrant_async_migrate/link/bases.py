"""The base classes of the program's classes, and the fields that hold plain data."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import (
    classes,
)
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Op, ScopeKind


def register_bases(state: State, number: int) -> None:
    facts = state.files[number]
    for local, scope in enumerate(facts.scopes):
        if scope.kind is ScopeKind.CLASS:
            cls = state.scope_of(number, local)
            for base in scope.bases:
                node = state.node_of(number, base)
                for value in sorted(state.graph.values(node)) or _given_base(state, number, base):
                    classes.register_base(state, cls, value)


def _given_base(state: State, number: int, base: int) -> list[Value]:
    """``class Docs(Manager.from_queryset(DocSet))``: a base class that a call gives back, as far as the catalog says so; or a
    function of the program, which returns a class that it defines."""
    for op in (op for op in state.files[number].ops if op[0] == Op.CALL and op[1] == base):
        function, args = state.node_of(number, op[2]), op[3]  # type: ignore[arg-type]
        if made := list(_classes_returned(state, function)):
            return made
        names = [state.item(v)[1] for v in state.graph.values(function) if state.kind(v) == Kind.EXT]
        effects = [effect for name in names if (effect := state.known.effect(name)) is not None and effect.kind == "returns"]
        if effects and isinstance(args, tuple) and args and isinstance(args[0], int):
            made_by = [name.rpartition(".")[0] for name in names]
            owners = [state.values.of(Kind.EXT, name) for name in made_by if name.rpartition(".")[2][:1].isupper()]
            return [*sorted(state.graph.values(state.node_of(number, args[0]))), *owners]
    return []


def _classes_returned(state: State, node: int) -> Iterator[Value]:
    for item in map(state.item, sorted(state.graph.values(node))):
        returns = state.node_in(item[1], state.scopes[item[1]].returns) if item[0] == Kind.FUNC else -1
        yield from (value for value in sorted(state.graph.values(returns)) if state.kind(value) == Kind.CLASS)


def plain_fields(state: State, number: int) -> None:
    """Attributes that a class, or one it derives from, declares to be plain data."""
    for local, scope in enumerate(state.files[number].scopes):
        if scope.kind is ScopeKind.CLASS:
            cls = state.scope_of(number, local)
            instance = state.values.of(Kind.INST, cls)
            for current in classes.order(state, cls):
                state.plain.update((instance, name) for name in state.scopes[current].data)
