"""Declarations of generators: methods without a body that classes derived from theirs, or that fit their protocol, write as
generator functions. They give generators as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link import classes, ties
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.records import replace


def declare(state: State) -> None:
    """Mark the methods that declare generators, as soon as the bases of all classes are known."""
    fitting = ties.Fitting(state)
    for cls, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.CLASS:
            for name, stubs in _stubs(state, cls):
                if _are_generators(state, name, (*classes.descendants(state, cls), *fitting.classes(cls))):
                    for stub in stubs:
                        _mark(state, stub)


def _stubs(state: State, cls: int) -> Iterator[tuple[str, list[int]]]:
    for name, functions in classes.methods(state, cls).items():
        stubs = [f for f in functions if state.scopes[f].stub and not state.scopes[f].is_generator]
        if stubs and not (name.startswith("__") and name.endswith("__")):
            yield name, stubs


def _are_generators(state: State, name: str, kin: Iterable[int]) -> bool:
    """All that write the method write it as a generator function, at least one does."""
    found = [state.scopes[f] for cls in kin for f in classes.methods(state, cls).get(name, ()) if not state.scopes[f].stub]
    return bool(found) and all(scope.is_generator for scope in found)


def _mark(state: State, stub: int) -> None:
    scope = state.scopes[stub]
    state.scopes[stub] = replace(scope, is_generator=True)
    state.graph.add(state.node_in(stub, scope.returns), [state.values.of(Kind.GEN, stub)])
