"""Methods of a class that a library's metaclass makes: it has seen all of them, and may call them by itself."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.facts import ScopeKind

ORDER = 21
"""Beside what is known of base classes."""
_CALL_NOTHING = frozenset({"ABCMeta", "EnumMeta", "EnumType", "type"})


def for_function(context: Context, function: int) -> Answer:
    """Refuse what nobody in the program calls: only the metaclass can have a use for it."""
    cls = context.program.cls(function)
    if cls is None or context.program.uses_of.get(function):
        return None
    for current in classes.order(context.program.state, cls):
        name = _metaclass(context, current)
        if name and name not in _CALL_NOTHING and name not in _own_classes(context):
            message = f"{context.name(function)} belongs to a class that {name} makes, which may call it without await"
            return context.function_obstacle("QAM104", function, message)
    return None


def _metaclass(context: Context, cls: int) -> str:
    """The last part of its name, as the class statement has it."""
    node = context.syntax(context.program.file(cls)).find(context.program.scope(cls).place, ast.ClassDef)
    given = next((k.value for k in node.keywords if k.arg == "metaclass"), None) if node is not None else None
    return given.attr if isinstance(given, ast.Attribute) else given.id if isinstance(given, ast.Name) else ""


def _own_classes(context: Context) -> frozenset[str]:
    """Names of the program's classes."""
    if "names of classes" not in context.known:
        scopes = context.program.state.scopes
        context.known["names of classes"] = frozenset(s.name for s in scopes if s.kind is ScopeKind.CLASS)
    known: frozenset[str] = context.known["names of classes"]
    return known
