"""How a class collects what it is given under names: ``self.handlers.setdefault(event, []).append(handler)``. In: the syntax of
the class. Out: the methods that do so with parameters of theirs, unless the attribute is used in a way that is not known."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.records import dataclass

_ADDS = frozenset({"append", "add"})
_READS = frozenset({"get", "items", "keys", "values", "pop", "clear", "copy"})
_ASKS = frozenset({"len", "list", "sorted", "bool", "set", "tuple", "dict", "any", "all"})


@dataclass(frozen=True, slots=True)
class Put:
    """``method`` puts its parameter ``value`` under its parameter ``key``; no value: what it gives back decorates it."""

    method: str
    key: str
    value: str


def collected(syntax: Syntax, cls: ast.ClassDef, name: str) -> list[Put] | None:
    """All ways into the attribute; ``None``: there are others."""
    found: list[Put] = []
    for method in cls.body:
        if not isinstance(method, FUNCTIONS) or not method.args.args:
            continue
        own = method.args.args[0].arg
        for node in ast.walk(method):
            match node:
                case ast.Attribute(value=ast.Name(id=owner), attr=attribute) if owner == own and attribute == name:
                    put = _put(syntax, method, node)
                    if put is None and not _is_harmless(syntax, node):
                        return None
                    found += [put] if put is not None else []
    return found


def _put(syntax: Syntax, method: ast.FunctionDef | ast.AsyncFunctionDef, node: ast.Attribute) -> Put | None:
    """``self.x[key].append(value)`` or ``self.x.setdefault(key, []).append(value)``."""
    above = syntax.parent(node)
    if isinstance(above, ast.Subscript):
        key, entry = above.slice, above
    elif isinstance(above, ast.Attribute) and above.attr == "setdefault" and isinstance(call := syntax.parent(above), ast.Call):
        key, entry = call.args[0] if call.args else None, call  # type: ignore[assignment]
    else:
        return None
    adding = syntax.parent(entry)
    made = syntax.parent(adding) if isinstance(adding, ast.Attribute) and adding.attr in _ADDS else None
    if not isinstance(made, ast.Call):
        return None
    value = made.args[0] if len(made.args) == 1 else None
    inner = next((p for p in syntax.ancestors(made) if isinstance(p, (*FUNCTIONS, ast.Lambda))), method)
    if not isinstance(key, ast.Name) or not isinstance(value, ast.Name) or key.id not in _params(method):
        return None
    if inner is method:
        return Put(method.name, key.id, value.id) if value.id in _params(method) else None
    is_decorator = isinstance(inner, FUNCTIONS) and [value.id] == list(_params(inner)) and syntax.parent(inner) is method
    return Put(method.name, key.id, "") if is_decorator else None


def _is_harmless(syntax: Syntax, node: ast.Attribute) -> bool:
    """It is read, emptied, or given an empty container."""
    above = syntax.parent(node)
    match above:
        case ast.Assign(value=value) | ast.AnnAssign(value=value):
            return _is_empty(value)
        case ast.Subscript(ctx=ast.Load()):
            after = syntax.parent(above)
            return not (isinstance(after, ast.Attribute) and after.attr not in (*_READS, "remove", "discard"))
        case ast.Subscript(ctx=ast.Del()) | ast.Compare() | ast.For() | ast.comprehension() | ast.If() | ast.UnaryOp():
            return True
        case ast.Attribute(attr=name):
            return name in _READS
        case ast.Call(func=ast.Name(id=name)):
            return name in _ASKS
    return False


def _is_empty(value: ast.expr | None) -> bool:
    match value:
        case None | ast.Dict(keys=[]):
            return True
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=[]):
            return True
        case ast.Call(func=ast.Name(id="defaultdict") | ast.Attribute(attr="defaultdict"), args=[ast.Name()], keywords=[]):
            return True
    return False


def _params(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    return (arg.arg for arg in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs))
