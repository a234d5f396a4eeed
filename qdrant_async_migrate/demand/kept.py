"""What is kept in objects of libraries is found elsewhere by its name alone: ``app.state.client`` here, and
``request.app.state.client`` in a file that names nothing else of the program.

In: the program so far and what is hot in it. Out: words and a pattern for each name, as texts have it that may ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.demand.hot import Hot
from qdrant_async_migrate.link.modules import MAIN
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.plan.held_paths import names_of_paths
from qdrant_async_migrate.plan.unknowns import Unknowns

Question = tuple[tuple[bytes, ...], str]
_FOREIGN = (Kind.OBJ, Kind.MEM, Kind.EXT)


def questions(state: State, found: Hot) -> Iterator[Question]:
    """What the texts of other files are asked for."""

    def is_hot(node: int) -> bool:
        return not found.values.isdisjoint(state.graph.values(node))

    for (place, name), node in state.foreign.fields.items():
        if is_hot(node):
            # the place may be the name of a class, in lower case: its first letter says nothing
            (word,), pattern = attribute(str(name))
            yield (word, place.rpartition(".")[2][1:].encode()), pattern
    for key, places in state.foreign.items.items():
        if any(is_hot(node) for node in places.values()):
            yield _key(key)
    for module, node in state.foreign.modules.items():
        if is_hot(node):
            yield (module.encode(),), rf"\b(?:import|from)\s[^\n]*\b{re.escape(module)}\b"
    if found.values:
        yield (MAIN.encode(),), rf"\b(?:import|from)\s[^\n]*\b{MAIN}\b|[\"']{MAIN}[\"']\s*[\])]"
    for (owner, slot), node in state.heap.items():
        if not isinstance(slot, str) or not is_hot(node):
            continue
        if state.kind(owner) in _FOREIGN:
            yield attribute(slot)
        elif any(state.kind(value) == Kind.INJ for value in state.graph.values(node)):
            yield (slot.encode(), b"def "), rf"\b{re.escape(slot)}\b"


def attribute(name: str) -> Question:
    """An attribute that is read, or named in a string for ``getattr``."""
    spelled = re.escape(name)
    return (name.encode(),), rf"\.\s*{spelled}\b|[\"']{spelled}[\"']"


def _key(key: object) -> Question:
    """A text, or a constant by its name."""
    name = key if isinstance(key, str) else str(key[-1]).rpartition(".")[2]  # type: ignore[index]
    return (name.encode(),), rf"[\"']{re.escape(name)}[\"']" if isinstance(key, str) else rf"\b{re.escape(name)}\b"


def two_deep(program: Program) -> Iterator[Question]:
    """Clients that are asked for as the program keeps them: ``catalog.connection.handle.count()``."""
    for first, last in sorted(names_of_paths(program.state)):
        yield (first.encode(), last.encode()), rf"\.\s*{re.escape(first)}\s*\.\s*{re.escape(last)}\s*\."


def called_on(catalog: Catalog, unknowns: Unknowns) -> Iterator[Question]:
    """Methods of clients, called on an attribute of an object of which nothing is known, or on what its method gives."""
    for name, sdks in unknowns.kept_clients():
        rows = [row for sdk in sorted(sdks) if (row := catalog.sdk(sdk)) is not None]
        methods = "|".join(sorted({re.escape(method) for row in rows for method in row.methods}))
        # what self has is known; a client taken out of an object may be called further down
        asked, called = rf"\.\s*{re.escape(name)}\s*", rf"\.\s*(?:{methods})\b"
        yield (name.encode(),), rf"(?m)(?<!\bself){asked}(?:(?:\([^()\n]*\)\s*)?{called}|$)"
        # what a method gives is kept in a variable: its name has to be called on as well
        yield (name.encode(), b"="), rf"(?ms)^[ \t]*(\w+)\s*=[^=\n]*{asked}\([^()\n]*\)\s*$.*?\b\1\s*{called}"
