"""What stands on the other side of an operator: ``left + right`` gives it to ``__add__`` of one or to ``__radd__`` of the other.

A library may give ``|`` a meaning of its own, as LangChain makes a step of a chain of what it stands beside: that is a call of
the library's ``__or__`` or ``__ror__``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link import classes, containers, effects
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value

_PLAIN = ("builtins.", "collections.", "typing.", "re.", "enum.")
"""Of these everybody knows that their operators call nothing."""
_GIVEN_MEANING = frozenset({"__or__", "__ror__"})


def operate(state: State, side: Read, other: int, values: Iterable[Value]) -> None:
    """New values of one side: methods of the program take the other as their argument."""
    for value, item in state.each(values):
        methods = classes.special(state, item[1], side.name) if item[0] == Kind.INST else []
        for function in methods:
            params = state.scopes[function].params
            if len(params) > 1:
                state.graph.edge(other, state.node_in(function, params[1].node))
        if methods and side.name.startswith("__r"):
            state.reads["operator"] += [] if side.targets else [side]
            containers.operate(state, side, [value])
        elif side.name in _GIVEN_MEANING and not methods:
            _hand_over(state, side, other, value)


def _hand_over(state: State, side: Read, other: int, value: Value) -> None:
    for name in _owners(state, value):
        method = state.values.of(Kind.MEM, state.known.canonical(f"{name}.{side.name}"), value)
        nodes = state.graph.node(), state.graph.node()
        site = Call(len(state.calls), side.file, side.scope, side.place, nodes[0], (other,), (), {}, nodes[1])
        state.calls.append(site)
        site.may_run(method)
        effects.escape(state, site, site.args, (), method)


def _owners(state: State, value: Value) -> Iterator[str]:
    """The class outside of the program whose operator it is."""
    item = state.item(value)
    if item[0] in (Kind.OBJ, Kind.MEM) and not item[1].startswith(_PLAIN) and not state.known.is_client(item[1]):
        yield state.known.returns(item[1]) or item[1] if item[0] == Kind.MEM else item[1]
    elif item[0] == Kind.INST:
        yield from list(classes.foreign_bases(state, item[1]))[:1]
