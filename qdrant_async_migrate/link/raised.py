"""What an exception is made with, its handlers find in ``error.args``."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes, containers, holding
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value

_EXCEPTIONS = frozenset(
    f"builtins.{name}" for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)
)
_ASKED = frozenset({"__reduce__", "__reduce_ex__", "__getstate__"})


def is_exception(state: State, cls: int) -> bool:
    """A class of the program that derives from one of the language's exceptions."""
    return not _EXCEPTIONS.isdisjoint(classes.foreign_bases(state, cls))


def made(state: State, item: tuple[Any, ...], args: Sequence[Any]) -> None:
    """``RuntimeError(text, client)``, and ``super().__init__(text, client)`` in a class that derives from one."""
    base, _, name = str(item[1]).rpartition(".")
    if item[0] == Kind.EXT and item[1] in _EXCEPTIONS:
        _fill(state, every(state), args)
    elif name == "__init__" and base in _EXCEPTIONS and item[0] == Kind.MEM and state.kind(item[2]) == Kind.INST:
        keep(state, item[2], args)


def keep(state: State, error: Value, args: Sequence[Any]) -> None:
    """Keep the arguments of an exception of the program."""
    own = state.values.of(Kind.CONT, ("args", error))
    state.graph.add(state.slot(error, "args"), [own])
    _fill(state, own, args)
    _fill(state, every(state), args)
    state.graph.add(before(state), [error])


def before(state: State) -> int:
    """The node of all exceptions of the program: any may be the ``__cause__`` or ``__context__`` of another."""
    return state.slot(state.values.of(Kind.CONT, ("raised", -1)), None)


def ever(state: State) -> frozenset[Value] | set[Value]:
    """All of them, when the flow is solved."""
    node = state.heap.get((state.values.of(Kind.CONT, ("raised", -1)), None))
    return state.graph.values(node) if node is not None else set()


BEFORE = frozenset({"__cause__", "__context__"})


END = "builtins.StopIteration"


def end(state: State) -> Value:
    """The exception that ends a generator: its ``value`` is what any of them returns."""
    return state.values.of(Kind.OBJ, END, -1)


def returned(state: State, function: int) -> None:
    """Let it have what this generator returns."""
    scope = state.scopes[function]
    if scope.is_generator and scope.sent and scope.returns >= 0:
        state.graph.edge(state.node_in(function, scope.returns), state.slot(end(state), "value"))


def reduced(state: State, value: Value, name: str) -> Value | None:
    """What pickle and copy ask an object for: ``__reduce__`` gives its class, what an exception is made with, and the dict of its
    attributes, which ``__getstate__`` gives alone."""
    if name not in _ASKED:
        return None
    attributes = holding.as_dict(state, value)
    made_of = state.values.of(Kind.CONT, ("reduced", value))
    given = state.values.of(Kind.CONT, ("args", value))
    cls = state.values.of(Kind.CLASS, state.item(value)[1])
    state.graph.add(state.slot(given, 0), [cls] if not is_exception(state, state.item(value)[1]) else ())
    for index, part in enumerate((cls, given, attributes)):
        state.graph.add(state.slot(made_of, index), [part])
    return state.values.of(Kind.CMETH, attributes if name == "__getstate__" else made_of, "copy")


def every(state: State) -> Value:
    """A container of what any exception is made with: what is caught as one of the language's classes is not followed."""
    return state.values.of(Kind.CONT, ("args", -1))


def _fill(state: State, held: Value, args: Sequence[Any]) -> None:
    for index, argument in enumerate(args):
        if isinstance(argument, tuple):
            state.graph.watch(argument[1], partial(containers.merge, state, held))
        elif argument >= 0:
            state.graph.edge(argument, state.slot(held, index))
