"""Nodes that hold exactly what another one holds: a name of a module, and what a method gives that returns its own object, also
where ``with`` enters it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind


def of_modules(state: State) -> Iterator[tuple[int, int]]:
    """``module.name``, as the name in the module."""
    for read in state.reads["attribute"]:
        held = state.graph.values(read.node)
        files = [state.file_of.get(state.item(v)[1]) for v in held if state.kind(v) == Kind.MODULE]
        if len(files) == len(held) == 1 and files[0] is not None:
            cell = state.known_cell(files[0], read.name)
            if cell is not None:
                yield read.result, cell


def fluent(state: State, attributes_read: Mapping[int, Read]) -> Iterator[tuple[int, int]]:
    """What a method gives that returns its own object, as that object: ``builder.step(load)``."""
    for call in state.calls:
        read = attributes_read.get(call.function)
        functions = [state.item(v)[1] if state.kind(v) == Kind.BOUND else -1 for v in call.targets]
        if read is not None and functions and -1 not in functions and all(_returns_itself(state, f) for f in functions):
            yield call.result, read.node


def entered(state: State) -> Iterator[tuple[int, int]]:
    """What ``with`` binds, as the object that is entered, where that gives itself."""
    for read in state.reads["enter"]:
        name = "__aenter__" if read.asynchronous else "__enter__"
        items = [state.item(v) for v in state.graph.values(read.node)]
        found = [classes.special(state, i[1], name) if i[0] == Kind.INST else () for i in items]
        if found and all(functions and all(state.gives_itself(f) for f in functions) for functions in found):
            yield read.result, read.node


def _returns_itself(state: State, function: int) -> bool:
    scope = state.scopes[function]
    return not scope.decorators and not scope.is_async and not scope.is_generator and state.gives_itself(function)
