"""Functions that are handed to a library, which calls them at once."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind

IN_PLACE = frozenset({"map", "filter", "sort", "sort-list", "largest", "pick", "reduce", "apply", "field", "iter", "raises"})
"""Effects of library functions that call a function at once and wait for it."""


def applied(program: Program, call: Call) -> Iterator[int]:
    """Nodes of the arguments that a library's function calls before it returns."""
    for value in sorted(call.targets):
        item = program.state.item(value)
        effect = program.state.known.effect(item[1]) if item[0] in (Kind.EXT, Kind.MEM) else None
        if effect is not None and effect.kind in IN_PLACE:
            for key in (effect.function or "").split(","):
                if key.isdigit() and int(key) < len(call.args) and isinstance(call.args[int(key)], int):
                    yield call.args[int(key)]
                yield from (node for name, node in call.keywords if name == key)
