"""Exit stacks that no ``with`` statement makes: in an attribute of one class, or in a variable; who closes them awaits that."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.relays import RELAY
from qdrant_async_migrate.scan.opened import place_of

_GIVEN = frozenset({"enter_context", "callback", "push"})
_CLOSING = frozenset({"close", "__exit__"})


def made(context: Context, file: int, stack: ast.expr) -> ast.Call | None:
    """The call that makes the stack, if that is made once and all that happens to it has an async form."""
    syntax = context.syntax(file)
    if isinstance(stack, ast.Name):
        function = syntax.function(stack)
        nodes = _named(function, stack.id) if isinstance(function, FUNCTIONS) else []
        mentions: list[tuple[int, ast.expr]] = [(file, node) for node in nodes]
    elif isinstance(stack, ast.Attribute) and isinstance(stack.value, ast.Name):
        mentions = list(attributes(context, stack.attr))
    else:
        return None
    stores = [node for _, node in mentions if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))]
    found = _value(syntax, stores[0]) if len(stores) == 1 else None
    loads = [(number, node) for number, node in mentions if node not in stores]
    return found if found is not None and all(_is_known(context, number, node) for number, node in loads) else None


def _named(function: ast.AST, name: str) -> list[ast.expr]:
    return [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == name]


def attributes(context: Context, name: str) -> Iterator[tuple[int, ast.expr]]:
    """Wherever the program names such an attribute, of whatever object: also ``vars(self)["_stack"]``."""
    for file in context.files_with(name):
        syntax = context.syntax(file)
        for node in ast.walk(syntax.tree):
            match node:
                case ast.Attribute(attr=named) if named == name:
                    yield file, node
                case ast.Constant(value=text) if text == name and isinstance(syntax.parent(node), (ast.Subscript, ast.Call)):
                    yield file, node


def _value(syntax: Syntax, store: ast.expr) -> ast.Call | None:
    """``self._stack = ExitStack()``: what is assigned."""
    match syntax.parent(store):
        case ast.Assign(targets=[target], value=ast.Call() as call) if target is store and is_stack(call):
            return call
    return None


def is_stack(node: ast.expr) -> bool:
    """``ExitStack()``, of either kind."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[], keywords=[]):
            return name in ("ExitStack", "AsyncExitStack")
    return False


def _is_known(context: Context, file: int, node: ast.expr) -> bool:
    """Something is given to the stack, or it is closed where that is awaited."""
    syntax = context.syntax(file)
    method = syntax.parent(node)
    call = syntax.parent(method) if isinstance(method, ast.Attribute) else None
    if not isinstance(method, ast.Attribute) or not isinstance(call, ast.Call) or call.func is not method:
        return False
    return method.attr in _GIVEN or (method.attr in _CLOSING and _is_awaited(context, file, call))


def _is_awaited(context: Context, file: int, call: ast.Call) -> bool:
    place = place_of(call)
    uses = (use for use in context.uses_of_file(file) if use.place == place and use.how.startswith(RELAY))
    return any(context.waits(use) for use in uses)
