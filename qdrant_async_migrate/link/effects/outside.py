"""Calls that leave the program: what the catalog says of them, or that their arguments escape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import calls, classes, raised
from qdrant_async_migrate.link.effects.objects import instances
from qdrant_async_migrate.link.effects.use import KINDS, Keywords, Use, escape, returned
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value


def foreign(state: State, site: Call, value: Value, args: Sequence[Any], keywords: Keywords, result: int) -> None:
    """A call that leaves the program."""
    item = state.item(value)
    if item[0] == Kind.DYN:
        return
    if item[0] == Kind.INST:
        escape(state, site, args, keywords, value)
        return
    if item[0] == Kind.MEM and state.kind(item[2]) == Kind.XCLS:
        args = (-1, *args[1:])  # ``Client.count(client, name)``: the client is whose method that is
    dotted = f"{item[1]}.__call__" if item[0] == Kind.OBJ else item[1]
    if dotted == "future.result" and item[0] == Kind.MEM:
        state.graph.edge(state.item(item[2])[1], result)
        return
    if dotted == "builtins.type.__subclasses__":
        if item[0] == Kind.MEM:
            _subclasses(state, result, [item[2]])
        elif args and isinstance(args[0], int):
            state.graph.watch(args[0], partial(_subclasses, state, result))
        return
    if dotted == "generator.send" and item[0] == Kind.MEM:
        state.graph.edge(state.node_in(f := state.item(item[2])[1], state.scopes[f].yields), result)
        escape(state, site, args, keywords, value)  # what ``yield`` gives is not followed
        return
    if dotted == "builtins.type.__call__" and item[0] == Kind.MEM and state.kind(item[2]) == Kind.CLASS:
        calls.construct(state, site, item[2], state.item(item[2])[1], args, keywords, result)
        return
    if dotted in _MAKERS and args and isinstance(args[0], int):
        state.graph.watch(args[0], partial(_made, state, result))
        return
    raised.made(state, item, args)
    effect = state.known.effect(dotted)
    if effect is not None:
        use = Use(state, site, effect, value, args, keywords, result)
        KINDS[effect.kind](use)
    else:
        escape(state, site, args, keywords, value)
    if effect is None or effect.kind not in _GIVES_ALL:
        returned(state, item, dotted, result, effect is not None)


_MAKERS = frozenset({"builtins.object.__new__", "builtins.type.__new__"})


def _made(state: State, result: int, values: Iterable[Value]) -> None:
    """What ``__new__`` gives for a class: an object of it; for a metaclass each class that it makes."""
    for value, item in state.each(values):
        if item[0] == Kind.CLASS and item[1] in state.classes_of_meta:
            state.graph.edge(state.classes_of_meta[item[1]], result)
        else:
            instances(state, result, [value])


def _subclasses(state: State, result: int, values: Iterable[Value]) -> None:
    """``cls.__subclasses__()``: the classes below, in the program."""
    for value, item in state.each(values):
        if item[0] == Kind.CLASS:
            made = state.values.of(Kind.CONT, ("subclasses", value))
            below = [state.values.of(Kind.CLASS, cls) for cls in classes.descendants(state, item[1])]
            state.graph.add(state.slot(made, ANY), below)
            state.graph.add(result, [made])


_GIVES_ALL = frozenset(
    {
        "element",
        "pick",
        "property",
        "binding",
        "new-type",
        "type-variable",
        "getter",
        "got",
        "future",
        "static-attribute",
        "kept-awaited",
        "marks",
        "generic",
        "cast",
        "field",
        "iter",
        "replaced",
        "returns",
        "shows",
        "bound",
        "partial",
        "run-wrapper",
        "offload-wrapper",
        "spec",
        "autospec",
        "ensure",
        "module",
        "own-names",
        "refers",
        "referred",
        "members",
        "reduce",
        "awaited",
        "instance",
        "instance-awaited",
    }
)
"""Kinds that say all there is to say of the result."""
