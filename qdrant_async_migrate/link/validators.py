"""Functions that a library gives the value of a field of their class, to check it: what they give back is the field's value."""

from __future__ import annotations

import ast

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Decorator, ScopeKind

_FIRST = frozenset({"cls", "self"})


def connect(state: State, function: int, decorator: Decorator, made: int) -> None:
    """``@field_validator("client")``: the field goes into the function and comes out of it. ``made``: the decorator's node."""
    effect = state.known.effect(decorator.dotted) if decorator.called else None
    cls = state.parent(function)
    if effect is None or effect.kind != "validates" or cls < 0 or state.scopes[cls].kind is not ScopeKind.CLASS:
        return
    scope = state.scopes[function]
    params = [p for p in scope.params if p.name not in _FIRST]
    for name in _fields(state, made):
        field = state.slot(state.values.of(Kind.INST, cls), name)
        bound = classes.find(state, cls, name)
        for node in (field, bound[1] if bound is not None else -1):
            if params:
                state.graph.edge(node, state.node_in(function, params[0].node))
        state.graph.edge(state.node_in(function, scope.returns), field)


def _fields(state: State, made: int) -> list[str]:
    """The names that the decorator is called with; it is among the last calls that were read."""
    site = next((call for call in reversed(state.calls) if call.result == made), None)
    given = [text for key, text in site.constants.items() if isinstance(key, int)] if site is not None else []
    return [str(ast.literal_eval(text)) for text in given if text[:1] in "'\""]
