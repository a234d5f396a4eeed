"""What a test with isinstance says about a value: those that surely fail it are left out, and a passed one shows a class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from qdrant_async_migrate.link import (
    classes,
    metaclasses,
)
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value


def narrowed(state: State, target: int, cls: int, positive: bool, values: Iterable[Value]) -> None:
    """``isinstance``: values that surely fail the test are left out. For a lint, an object
    that is declared to be of a base class is one of the class that was asked for."""
    tested = [state.item(v) for v in state.graph.values(cls)]
    tested += [
        state.item(v)
        for item in list(tested)
        if item[0] == Kind.CONT
        for _, node in state.slots(state.values.of(*item))
        for v in state.graph.values(node)
    ]
    names = {t[1] for t in tested if t[0] in (Kind.EXT, Kind.XCLS)}
    own = {t[1] for t in tested if t[0] == Kind.CLASS}
    kept: list[Value] = []
    is_shown = state.trusting and positive and not names
    for value, item in state.each(values):
        matches = _matches(state, item, names, own)
        shown = own & set(classes.descendants(state, item[1])) if is_shown and item[0] == Kind.INST else ()
        if matches is None and shown:
            kept += [state.values.of(Kind.INST, cls) for cls in sorted(shown)]
        elif matches is None or matches is positive:
            kept.append(value)
    state.graph.add(target, kept)


_ANYTHING = ("builtins.object", "builtins.callable", "typing.", "typing_extensions.", "collections.abc.", "abc.", "numbers.")


_BY_METHODS = tuple(
    f"{module}.{name}"
    for module in ("collections.abc", "typing", "typing_extensions", "contextlib")
    for name in ("Iter", "Generator", "Collection", "Container", "Reversible", "Sized", "Callable", "Hashable", "Async", "Await")
    + ("AbstractContextManager", "AbstractAsyncContextManager", "ContextManager", "Supports", "Coroutine")
)
"""Beginnings of the names of classes of which everything is an instance that has their methods."""


_NO_OBJECTS = frozenset({Kind.FUNC, Kind.BOUND, Kind.GEN, Kind.AGEN, Kind.CORO, Kind.CONT, Kind.CMETH, Kind.PARTIAL})
"""What is no instance of a class of the program."""


class Shown:
    """The library's class that a passed test shows, which may be all that is known. Who implements a protocol may be anything."""

    def __init__(self, state: State, target: int) -> None:
        self._state, self._target = state, target
        self._looked: set[Value] = set()  # a tuple of classes may hold itself, as far as the flow can tell

    def __call__(self, values: Iterable[Value]) -> None:
        state = self._state
        for value, item in state.each(values):
            if item[0] == Kind.EXT and not item[1].startswith(_ANYTHING) and not state.known.is_client(item[1]):
                state.graph.add(self._target, [state.values.of(Kind.OBJ, item[1], -1)])
            elif item[0] == Kind.CONT and value not in self._looked:
                self._looked.add(value)
                state.graph.watch(state.every(value), self)


CHECKS = ("__instancecheck__", "__subclasscheck__")


def _tells_itself(state: State, cls: int) -> bool:
    """A class that says by itself what counts as its instance: a protocol, or one with a hook for that."""
    hooked = classes.is_protocol(state, cls) or bool(classes.special(state, cls, "__subclasshook__"))
    return hooked or state.has_checks or cls in _answering(state)


def _answering(state: State) -> set[object]:
    """Classes with which others are registered, ``Backend.register(Store)``, and their bases; of libraries their names."""
    if state.answering is None:
        state.answering = set()
        for read in (read for read in state.reads["attribute"] if read.name == "register"):
            for _, item in state.each(state.graph.values(read.node)):
                if item[0] == Kind.CLASS and classes.find(state, item[1], "register") is None:
                    state.answering.update(classes.order(state, item[1]))
                elif item[0] == Kind.EXT:
                    state.answering.add(item[1])
    return state.answering


def check(state: State, source: int, values: Iterable[Value]) -> None:
    """``case Filled():``: the metaclass of the class is asked."""
    for value in (v for v in values if state.kind(v) == Kind.CLASS):
        state.graph.watch(metaclasses.of(state, state.item(value)[1]), partial(_ask, state, source))


def _ask(state: State, source: int, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        for function in classes.special(state, item[1], CHECKS[0]) if item[0] == Kind.CLASS else ():
            params = state.scopes[function].params
            if len(params) > 1:
                state.graph.edge(source, state.node_in(function, params[1].node))


def _matches(state: State, item: tuple[Any, ...], names: set[str], own: set[int]) -> bool | None:
    if not names and not own:
        return None
    if any(name.startswith(_BY_METHODS) or name in _answering(state) for name in names):
        return None
    if any(_tells_itself(state, cls) for cls in own):
        return None
    if names == {"builtins.type"} and not own and item[0] in (*_NO_OBJECTS, Kind.CLASS, Kind.XCLS):
        return item[0] not in _NO_OBJECTS
    if state.trusting and not names and item[0] in _NO_OBJECTS:
        return False
    if state.trusting and item[0] == Kind.OBJ and all(name.startswith("builtins.") for name in names):
        return item[1] in names or not names.isdisjoint(state.known.bases(item[1]))
    if item[0] == Kind.OBJ:
        known = {item[1], *state.known.bases(item[1])}
        return bool(known & names) if state.known.is_client(item[1]) or known & names else None
    if item[0] == Kind.INST:
        line = classes.order(state, item[1])
        foreign = set(classes.foreign_bases(state, item[1]))
        if own & set(line) or foreign & names:
            return True
        return None if own & set(classes.descendants(state, item[1])) else False
    return None
