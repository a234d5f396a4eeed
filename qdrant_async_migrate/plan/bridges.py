"""Functions that stay plain outside and run an event loop inside: commands of the packaging and of command-line frameworks."""

from __future__ import annotations

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Takes
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.facts import ScopeKind


def bridged(program: Program, catalog: Catalog, scripts: frozenset[str]) -> frozenset[int]:
    """All functions that must stay sync but may bridge."""
    found: set[int] = set()
    for function, scope in enumerate(program.state.scopes):
        if scope.kind is not ScopeKind.FUNCTION or scope.is_async:
            continue
        if program.symbol(function) in scripts or _is_entry_by_name(program, function):
            found.add(function)
        elif scope.decorators:
            rows = [row for _, row in boundaries_of(program, catalog, function) if row is not None]
            if any(row.takes is Takes.BRIDGE for row in rows):
                found.add(function)
    return frozenset(found)


def _is_entry_by_name(program: Program, function: int) -> bool:
    """``main()`` that nobody in the program calls, and that needs no argument: something outside calls it and expects it
    to run."""
    scope = program.scope(function)
    called = program.uses_of.get(function) or any(p.default < 0 and p.kind.startswith("positional") for p in scope.params)
    return scope.name == "main" and not scope.parent and not scope.is_generator and not called
