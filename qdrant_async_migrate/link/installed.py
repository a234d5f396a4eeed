"""Special methods that a class gets otherwise than by a ``def`` in its body: ``Store.__init__ = start``.

The language calls them, at places that do not name them: the functions get the object, and go away with what they give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value


def is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def install(state: State, cls: int, name: str, source: int) -> None:
    """``cls.name = source`` outside of the body of the class."""
    if is_special(name):
        state.graph.watch(source, partial(_install, state, cls, name))


def _install(state: State, cls: int, name: str, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        if item[0] == Kind.FUNC and not _is_own(state, cls, name, item[1]):
            state.installed.setdefault(item[1], name)
            given = [state.values.of(Kind.INST, c) for c in (cls, *classes.descendants(state, cls))]
            if (itself := methods.first_parameter(state, item[1])) >= 0:
                state.graph.add(itself, given)


def _is_own(state: State, cls: int, name: str, function: int) -> bool:
    """What a test puts back: it is there already."""
    return function in classes.methods(state, cls).get(name, ())


def constructors(state: State, cls: int) -> Iterator[int]:
    """The nodes of what may stand for ``__init__``, other than its ``def``."""
    for current in classes.order(state, cls):
        yield state.class_cell(current, "__init__")
    if (found := classes.find(state, cls, "__init__")) is not None and not classes.methods(state, found[0]).get("__init__"):
        state.graph.watch(found[1], partial(_install, state, cls, "__init__"))
        yield found[1]


def given_back(state: State, function: int) -> Sequence[Any]:
    """What goes to whoever makes the language call it."""
    scope = state.scopes[function]
    return [v for node in (scope.returns, scope.yields) for v in state.graph.values(state.node_in(function, node))]
