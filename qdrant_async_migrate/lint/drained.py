"""The generator trap: ``await to_thread(model.embed, texts)`` makes a generator in a thread and does its work on the loop,
where the generator is consumed."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Thread
from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.records import replace

_MOVES = frozenset({"offload", "submit"})


def generators_in_threads(program: Program, blockings: Blockings) -> Iterator[Leaf]:
    """Calls that hand a lazy function of a library to a thread, as places that block where they stand."""
    for call, _, effects in program.library_calls():
        for key in {e.function for e in effects if e is not None and e.kind in _MOVES}:
            for part in key.split(","):
                node = call.args[int(part)] if part.isdigit() and int(part) < len(call.args) else None
                leaf = blockings.called(call, node) if isinstance(node, int) else None
                if leaf is not None and leaf.row.thread is Thread.DRAIN:
                    yield replace(leaf, name=f"consuming the generator of {leaf.name}()", is_call=False)
