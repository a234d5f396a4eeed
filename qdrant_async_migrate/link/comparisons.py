"""What an object is compared with reaches the method of its class that compares: ``a == client`` runs ``a.__eq__(client)``.

In: the operations of files. Out: edges into the second parameter of such methods. Programs compare much and define few of them:
operations are looked at only where a class of the program has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Op

NAMES = frozenset(f"__{name}__" for name in "eq ne lt le gt ge".split())


def connect(state: State, numbers: Sequence[int]) -> None:
    """``numbers``: the files that are new; with the first such method of all, those before are looked at as well."""
    known = bool(state.comparing)
    state.comparing += [function for number in numbers for function in _comparing(state, number)]
    for number in (numbers if known else range(len(state.files))) if state.comparing else ():
        base = state.node_base[number]
        for op in state.files[number].ops:
            if op[0] == Op.ASK and op[3] in NAMES and min(left := int(str(op[1])), right := int(str(op[2]))) >= 0:
                state.graph.watch(base + left, partial(_compare, state, base + right))
                state.graph.watch(base + right, partial(_compare, state, base + left))


def _comparing(state: State, number: int) -> Iterable[int]:
    """The methods of a file; each is given objects of its own class: a list that is sorted compares its elements."""
    for local, scope in enumerate(state.files[number].scopes):
        function = state.scope_of(number, local)
        if scope.name in NAMES and len(scope.params) > 1 and methods.in_class(state, function):
            state.graph.edge(methods.first_parameter(state, function), state.node_in(function, scope.params[1].node))
            yield function


def _compare(state: State, other: int, values: Iterable[Value]) -> None:
    """Which operator it is does not matter: one method may stand in for the others."""
    for _, item in state.each(values):
        for name in sorted(NAMES) if item[0] == Kind.INST else ():
            for function in classes.special(state, item[1], name):
                params = state.scopes[function].params
                if len(params) > 1:
                    state.graph.edge(other, state.node_in(function, params[1].node))
