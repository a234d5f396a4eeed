"""What a library takes by an operator: ``chain | step``, ``event += handler``.

LangChain makes a step of a chain of what stands beside ``|``: that is a call of the library's ``__or__`` or ``__ror__`` with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from qdrant_async_migrate.link import classes, effects
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place

TAKING = frozenset(f"__{name}__" for name in "or rshift lshift ior iadd irshift ilshift".split())
"""Operators to which libraries give a meaning of their own."""
_PLAIN = ("builtins.", "collections.", "typing.", "re.", "enum.")
"""Of these everybody knows that their operators call nothing."""
_FUNCTIONS = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL})
_MERGING = frozenset({"__or__", "__ror__"})
"""Operators by which a library may also take what a container holds."""


def watch(state: State, at: tuple[int, int, Place], name: str, left: int, right: int) -> None:
    """Both sides, ``at`` a file, scope and place; only the left one of ``+=``."""
    state.graph.watch(left, partial(_operate, state, at, name, right))
    if not name.startswith("__i"):
        state.graph.watch(right, partial(_operate, state, at, f"__r{name[2:]}", left))


def _operate(state: State, at: tuple[int, int, Place], name: str, other: int, values: Iterable[Value]) -> None:
    for value in values:
        for owner in _owners(state, value, name):
            method = state.values.of(Kind.MEM, state.known.canonical(f"{owner}.{name}"), value)
            state.graph.watch(other, partial(_hand_over, state, at, other, method, []))


def _hand_over(
    state: State, at: tuple[int, int, Place], other: int, method: Value, done: list[Call], values: Iterable[Value]
) -> None:
    """A function goes to the library: numbers, and what else it may calculate with, are nobody's concern."""
    wanted = _FUNCTIONS | {Kind.CONT} if state.item(method)[1].rpartition(".")[2] in _MERGING else _FUNCTIONS
    if not done and any(state.kind(v) in wanted for v in values):
        site = Call(len(state.calls), *at, state.graph.node(), (other,), (), {}, state.graph.node())
        state.calls.append(site)
        done.append(site)
        site.may_run(method)
        effects.escape(state, site, site.args, (), method)


def _owners(state: State, value: Value, name: str) -> Iterator[str]:
    """The class outside of the program whose operator it is."""
    item = state.item(value)
    if item[0] in (Kind.OBJ, Kind.MEM) and not item[1].startswith(_PLAIN) and not state.known.is_client(item[1]):
        yield state.known.returns(item[1]) or item[1] if item[0] == Kind.MEM else item[1]
    elif item[0] == Kind.INST and not classes.special(state, item[1], name):
        yield from list(classes.foreign_bases(state, item[1]))[:1]
