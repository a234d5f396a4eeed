"""Modules under names that no file has: ``sys.modules["holder"] = thing``, and ``__main__``, the module that was started.

Which one was started is known only when it runs: a name of ``__main__`` may be that of any module.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qdrant_async_migrate.link import attributes, stars
from qdrant_async_migrate.link.modules import MAIN
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place

_LOADED = "sys.modules"


def import_main(state: State, file: int, target: int, name: str, place: Place) -> None:
    """``import __main__``, or ``from __main__ import name``."""
    node = state.graph.node() if name else target
    state.graph.add(node, [state.values.of(Kind.MODULE, MAIN)])
    if name:
        state.foreign.main.append(Read(file, state.scope_of(file, 0), place, node, name, target))


def connect(state: State) -> bool:
    """Let what has such a name reach those who ask for it; True if something new was found."""
    _put_in_place(state)
    before = len(state.foreign.linked)
    for node, result in [*_of_main(state), *_imported(state)]:
        if (node, result) not in state.foreign.linked:
            state.foreign.linked.add((node, result))
            state.graph.edge(node, result)
    return len(state.foreign.linked) > before


def _put_in_place(state: State) -> None:
    """The node of what is put into ``sys.modules``, by the name it gets there."""
    loaded = state.values.of(Kind.EXT, _LOADED)
    for owner, key, source in state.foreign.put:
        if isinstance(key, str) and loaded in state.graph.values(owner) and not state.known.is_prefix(key):
            if key not in state.foreign.modules:
                state.foreign.modules[key] = state.graph.node()
            state.graph.edge(source, state.foreign.modules[key])


def _of_main(state: State) -> Iterator[tuple[int, int]]:
    for read in state.foreign.main:
        cells = (stars.cell(state, file, read.name) for file in range(len(state.files)))
        yield from ((cell, read.result) for cell in cells if cell is not None)


def _imported(state: State) -> Iterator[tuple[int, int]]:
    for number, facts in enumerate(state.files) if state.foreign.modules else ():
        for op in facts.ops:
            if op[0] == Op.IMPORT and op[2] in state.foreign.modules:
                thing, target = state.foreign.modules[op[2]], state.node_of(number, op[1])  # type: ignore[arg-type]
                yield _taken(state, number, op, thing), target


def _taken(state: State, file: int, op: tuple[object, ...], thing: int) -> int:
    """``from holder import db``: the attribute of what stands there."""
    if not op[3]:
        return thing
    key = (thing, str(op[3]))
    if key not in state.foreign.taken:
        result = state.foreign.taken[key] = state.graph.node()
        read = Read(file, state.scope_of(file, 0), op[5], thing, key[1], result)  # type: ignore[arg-type]
        state.graph.watch(thing, partial(attributes.load, state, read))
    return state.foreign.taken[key]
