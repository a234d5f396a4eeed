"""Reads a migrated tree and names calls of functions that turned async whose coroutine nobody takes.

Independent of the engine and conservative: it goes by names, and a name that also belongs to something sync
(a plain ``def`` of the tree, a method of a builtin type, a module of the outside) proves nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

CONSUMERS = {
    "run", "gather", "create_task", "ensure_future", "wait_for", "wait", "shield", "as_completed", "run_until_complete",
    "run_coroutine_threadsafe", "start_soon", "anext", "aclosing", "enter_async_context", "isawaitable", "iscoroutine",
    "push_async_exit", "timeout", "aiter", "run_async",
}  # fmt: skip
BUILTIN_METHODS = {name for kind in (str, bytes, list, dict, set, tuple, int, float, frozenset, Path) for name in dir(kind)}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def unawaited(root: Path, symbols: Iterable[str]) -> list[str]:
    """``file:line name`` of each coroutine that is made and dropped, for functions named in ``symbols``."""
    paths = [
        path for path in sorted(root.rglob("*.py")) if not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]
    trees = {path: ast.parse(path.read_bytes()) for path in paths}
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, Function)]
    sync = {node.name for node in functions if isinstance(node, ast.FunctionDef)}
    turned = {symbol.rsplit(".", 1)[-1] for symbol in symbols}
    asynchronous = {node.name for node in functions if isinstance(node, ast.AsyncFunctionDef) and not _yields(node)}
    watched = (turned & asynchronous) - sync - BUILTIN_METHODS
    properties = {node.name for node in functions if _decorated(node, "property")} & watched
    return [f"{path.relative_to(root)}:{line} {name}" for path, tree in trees.items()
            for line, name in _dropped(tree, watched - properties, properties)]  # fmt: skip


def _yields(node: Function) -> bool:
    """An async generator makes no coroutine: handing it on drops nothing."""
    return any(isinstance(inner, ast.Yield) for inner in ast.walk(node))


def _decorated(node: Function, name: str) -> bool:
    return any(isinstance(item, ast.Name) and item.id == name for item in node.decorator_list)


def _dropped(tree: ast.Module, watched: set[str], properties: set[str]) -> Iterator[tuple[int, str]]:
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    foreign = _foreign_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _name(node.func, foreign)) in watched and not _taken(node, parents):
            yield node.lineno, name
        if isinstance(node, ast.Attribute) and node.attr in properties and isinstance(node.ctx, ast.Load):
            if _name(node, foreign) and not _taken(node, parents):
                yield node.lineno, node.attr


def _foreign_names(tree: ast.Module) -> set[str]:
    """Names bound by plain ``import x``: their attributes are functions of other modules."""
    aliases = [alias for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {(alias.asname or alias.name).split(".")[0] for alias in aliases}


def _name(func: ast.expr, foreign: set[str]) -> str:
    match func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=base), attr=_) if base in foreign:
            return ""
        case ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _taken(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """True if the coroutine made at ``node`` reaches an await, a consumer, or a caller that may do so."""
    parent = parents.get(node)
    match parent:
        case ast.Await():
            return True
        case ast.AsyncFor(iter=it) | ast.comprehension(iter=it, is_async=1) if it is node:
            return True
        case ast.withitem():
            return isinstance(parents[parent], ast.AsyncWith)
        case ast.Call() if node is not parent.func:
            return _terminal(parent.func) in CONSUMERS
        case ast.keyword() | ast.Starred() | ast.IfExp() | ast.NamedExpr() | ast.BoolOp():
            return _taken(parent, parents)
        case ast.GeneratorExp() | ast.ListComp() | ast.List() | ast.Tuple() | ast.SetComp() | ast.DictComp():
            return _taken(parent, parents)
        case ast.Lambda():
            return True
        case ast.AsyncFunctionDef(decorator_list=decorators):
            return node in decorators
        case ast.Return():
            return not isinstance(_enclosing(parent, parents), ast.AsyncFunctionDef)
        case ast.Assign(targets=[ast.Name(id=name)]):
            return _awaited_later(name, _enclosing(parent, parents))
        case _:
            return False


def _terminal(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def _enclosing(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST:
    while node in parents and not isinstance(node, Function):
        node = parents[node]
    return node


def _awaited_later(name: str, scope: ast.AST) -> bool:
    def mentions(node: ast.AST) -> bool:
        return any(isinstance(item, ast.Name) and item.id == name and isinstance(item.ctx, ast.Load) for item in ast.walk(node))

    for node in ast.walk(scope):
        match node:
            case ast.Await() | ast.AsyncFor() | ast.AsyncWith() | ast.comprehension(is_async=1) if mentions(node):
                return True
            case ast.Call() if _terminal(node.func) in CONSUMERS and mentions(node):
                return True
    return False
