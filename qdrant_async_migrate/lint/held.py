"""Objects that are containers themselves: ``Convoy(trucks)`` of ``class Convoy(list)`` holds what it was made with. In: the
solved flow. Out: what an object made at one place contains."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from qdrant_async_migrate.link import classes, holding
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.filled import Filled

ELEMENTS = "[]"
"""Stands for an attribute that keeps what the object itself contains."""
_DATA = frozenset(name.rpartition(".")[2] for name in holding.HELD)


def is_held(state: State, cls: int, name: str) -> bool:
    """The attribute is what an object of the class contains."""
    return name in (ELEMENTS, *_DATA) and holding.is_filled(state, cls) and classes.find(state, cls, "__init__") is None


def contained(
    state: State, filled: Filled, at: Callable[[int], Iterable[Value]], cls: int, made: Collection[Call | None], call: Call | None
) -> frozenset[Value] | None:
    """What the object contains that ``call`` makes, one of ``made``; ``None`` where objects of the class get more than that."""
    given = {c.args[0]: 0 for c in made if c is not None and c.args and isinstance(c.args[0], int)}
    held = holding.held_by(state, state.values.of(Kind.INST, cls))
    slots = [node for _, node in state.slots(held) if state.graph.values(node)]
    if call is None or any(not filled.positions(node, given) for node in slots):
        return None
    if not call.args:
        return frozenset()
    values = list(at(call.args[0])) if isinstance(call.args[0], int) else []
    if not values or any(state.kind(value) != Kind.CONT for value in values):
        return None
    return frozenset(inner for value in values for _, node in state.slots(value) for inner in state.graph.values(node))


def spread(state: State, at: Callable[[int], Iterable[Value]], given: Iterable[object]) -> frozenset[Value] | None:
    """What ``*steps`` gets, also out of containers: ``Chain(first, *others)``; ``None`` if that is not known."""
    arguments = list(given)
    containers = [list(at(a[1])) for a in arguments if isinstance(a, tuple)]
    held = [value for values in containers for value in values]
    if not all(containers) or any(state.kind(value) != Kind.CONT for value in held):
        return None
    rest = [list(at(a)) for a in arguments if isinstance(a, int) and a >= 0]
    inner = [at(slot) for value in held for _, slot in state.slots(value)]
    return frozenset[Value]().union(*rest, *inner) if all(rest) else None
