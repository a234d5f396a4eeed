"""``object | function``: a library that gives an operator a meaning of its own takes what stands on the other side, as LangChain
makes a step of a chain of it. It is a call of the object's ``__or__`` or ``__ror__`` with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link import classes, effects
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.records import dataclass

_PLAIN = ("builtins.", "collections.", "typing.", "re.", "enum.")
"""Of these everybody knows that their operators call nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an operator, with the name of its method and the node of the other side."""

    file: int
    scope: int
    place: Place
    method: str
    other: int


def operate(state: State, side: Side, values: Iterable[Value]) -> None:
    """New values of the side."""
    for value in values:
        for name in _owners(state, value):
            method = state.values.of(Kind.MEM, state.known.canonical(f"{name}.{side.method}"), value)
            site = Call(
                len(state.calls), side.file, side.scope, side.place, state.graph.node(), (side.other,), (), {}, state.graph.node()
            )
            state.calls.append(site)
            site.may_run(method)
            effects.escape(state, site, site.args, (), method)


def _owners(state: State, value: Value) -> Iterator[str]:
    """The class outside of the program whose operator it is."""
    item = state.item(value)
    if item[0] in (Kind.OBJ, Kind.MEM) and not item[1].startswith(_PLAIN) and not state.known.is_client(item[1]):
        yield state.known.returns(item[1]) or item[1] if item[0] == Kind.MEM else item[1]
    elif item[0] == Kind.INST and not classes.special(state, item[1], "__or__"):
        yield from list(classes.foreign_bases(state, item[1]))[:1]
