"""What a class or a module has that its own code does not say: given from outside, or asked for in other words."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value


def cells(state: State, cls: int, name: str, any_name: bool) -> Iterator[int]:
    """What code outside of the class body assigns to its attribute; where ``any_name`` may be, also by a computed one, unless
    methods of the class assign to it."""
    for current in classes.order(state, cls):
        yield state.class_cell(current, name)
        if any_name and name not in classes.assigned(state, cls):
            yield state.class_cell(current, "*")


def class_of(state: State, value: Value) -> list[Value]:
    """``type(x)`` and ``x.__class__``: the class of an object of the program, or of one that is made in it."""
    item = state.item(value)
    if item[0] == Kind.INST:
        return [state.values.of(Kind.CLASS, item[1])]
    if item[0] == Kind.OBJ and item[2] >= 0:
        return [state.values.of(Kind.XCLS, item[1], item[2])]
    return []


def from_class(state: State, cls: int, key: object, node: int) -> None:
    """``vars(Class)[key]``; without a key any member."""
    for current in classes.order(state, cls):
        names = [key] if isinstance(key, str) else [n for n in state.scopes[current].cells if not n.startswith("__")]
        for name in names:
            state.graph.edge(state.class_cell(current, name), node)
            if (cell := state.cell(current, name)) is not None:
                state.graph.edge(cell, node)


def unbound(state: State, file: int, name: str) -> int:
    """The node of a name that a module's own code does not bind: ``module.store = ...``, ``globals()["store"] = ...``."""
    node = state.unbound.get((file, name))
    if node is None:
        node = state.unbound[file, name] = state.graph.node()
    return node


def put_in(state: State, module: str, name: str) -> int:
    """The node of a name of a module of the program, for those who put something there; -1 if the module is not looked at."""
    bound, file = bound_in(state, module, name), state.file_of.get(module)
    return bound if bound is not None else -1 if file is None else unbound(state, file, name)


def bound_in(state: State, module: str, name: str) -> int | None:
    """The node of a name of a module of the program, None if its code does not bind that."""
    file = state.file_of.get(module)
    return state.cell(state.scope_base[file], name) if file is not None else None
