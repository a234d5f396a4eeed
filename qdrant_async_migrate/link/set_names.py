"""``__set_name__`` of what stands in a class body is given the class: ``def __set_name__(self, owner, name)``.

In: the class bodies of files. Out: the classes, in the second parameter of such methods. Few programs define one: bodies are
looked at only where one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind

_NAME = "__set_name__"


def connect(state: State, numbers: Sequence[int]) -> None:
    """``numbers``: the files that are new; with the first such method of all, those before are looked at as well."""
    known = state.naming
    state.naming = known or any(scope.name == _NAME for number in numbers for scope in state.files[number].scopes)
    for number in (numbers if known else range(len(state.files))) if state.naming else ():
        for local, scope in enumerate(state.files[number].scopes):
            if scope.kind is ScopeKind.CLASS:
                owner = state.scope_of(number, local)
                for node in scope.cells.values():
                    state.graph.watch(state.node_of(number, node), partial(_named, state, owner))


def _named(state: State, owner: int, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        for function in classes.special(state, item[1], _NAME) if item[0] == Kind.INST else ():
            params = state.scopes[function].params
            if len(params) > 1 and methods.in_class(state, function):
                state.graph.add(state.node_in(function, params[1].node), [state.values.of(Kind.CLASS, owner)])
