"""How functions of class bodies are bound: by their decorators, and by their names."""

from __future__ import annotations

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.model.facts import Scope, ScopeKind


def in_class(state: State, function: int) -> bool:
    parent = state.parent(function)
    return parent >= 0 and state.scopes[parent].kind is ScopeKind.CLASS


def first_parameter(state: State, function: int) -> int:
    """The node of ``self`` or ``cls``; ``-1`` if there is none."""
    params = state.scopes[function].params
    return state.node_in(function, params[0].node) if params else -1


def spelled(state: State, scope: int, dotted: str) -> str:
    """A decorator's dotted name, absolute and canonical."""
    if not dotted or dotted.startswith(":"):
        return dotted
    if dotted.startswith("."):
        facts = state.files[state.scope_file[scope]]
        level = len(dotted) - len(dotted.lstrip("."))
        dotted = state.modules.absolute(facts.module, facts.is_package, dotted[level:], level)
    return state.known.canonical(dotted)


_BY_DECORATOR = {
    "builtins.property": "property",
    "abc.abstractproperty": "property",
    "functools.cached_property": "cached property",
    "builtins.classmethod": "class",
    "abc.abstractclassmethod": "class",
    "builtins.staticmethod": "static",
    "abc.abstractstaticmethod": "static",
}
_BY_ACCESSOR = {"setter": "setter", "deleter": "setter", "getter": "property"}
"""``@size.setter``: what is added to a property."""


def method_kind(state: State, function: int, scope: Scope) -> str:
    """How a function in a class body binds: ``method``, ``class``, ``static``, ``property``, ``cached property``, ``setter``."""
    for decorator in scope.decorators:
        accessor = decorator.dotted.rsplit(".", 1)[-1] if decorator.dotted.startswith(":") else ""
        if accessor in _BY_ACCESSOR:
            return _BY_ACCESSOR[accessor]
        kind = _BY_DECORATOR.get(spelled(state, function, decorator.dotted))
        if kind is not None:
            return kind
    return (
        "class" if scope.name in ("__init_subclass__", "__class_getitem__") else "static" if scope.name == "__new__" else "method"
    )
