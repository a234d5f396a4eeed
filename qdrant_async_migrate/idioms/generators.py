"""Definitions whose kind changes with their colour: generators and the context managers made of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.naming import free_names
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, AsyncDef, Edit, Rename, Replace, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind

ORDER = 60
RENAMED = {
    "Iterator": "AsyncIterator",
    "Iterable": "AsyncIterable",
    "Generator": "AsyncGenerator",
    "ContextManager": "AsyncContextManager",
    "AbstractContextManager": "AbstractAsyncContextManager",
}
"""Types of what a generator function gives, before and after."""


def for_function(context: Context, function: int) -> Answer:
    """A generator function becomes an async generator, ``@contextmanager`` ``@asynccontextmanager``."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION or not scope.is_generator:
        return None
    file = context.program.file(function)
    syntax = context.syntax(file)
    node = syntax.find(scope.place, *FUNCTIONS)
    if not isinstance(node, FUNCTIONS):
        return None
    edits: list[Edit] = [*annotation(syntax, node), *_delegations(context, function, syntax, node)]
    edits += [] if scope.stub else [AsyncDef(syntax.span(node))]
    if context.program.is_context_manager(function):
        edits += manager(syntax, node)
    return Rewrite(tuple((file, edit) for edit in edits))


def _delegations(context: Context, function: int, syntax: Syntax, node: ast.AST) -> Iterator[Edit]:
    """``yield from`` over what stays a plain iterable: an async generator has to loop."""
    live = {
        use.place
        for number in context.program.uses_in.get(function, ())
        if (use := context.program.uses[number]).how == "yield from" and context.waits(use)
    }
    for inner in ast.walk(node):
        if not isinstance(inner, ast.YieldFrom) or syntax.function(inner) is not node:
            continue
        place = (inner.lineno, inner.col_offset, inner.end_lineno or 0, inner.end_col_offset or 0)
        statement = syntax.parent(inner)
        if place not in live and isinstance(statement, ast.Expr):
            slots = (("__qam_0__", (syntax.span(inner.value),)),)
            name = free_name(context, function, "item")
            yield ReplaceBlock((syntax.span(statement),), f"for {name} in __qam_0__:\n    yield {name}", slots)


def free_name(context: Context, function: int, wanted: str) -> str:
    """``wanted``, or the like, that the function does not use yet."""
    return next(free_names(wanted, context.program.scope(function).cells))


def manager(syntax: Syntax, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[Edit]:
    """``@contextmanager`` of a function becomes ``@asynccontextmanager``."""
    edits: list[Edit] = []
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(target, ast.Name) and target.id == "contextmanager":
            edits += [Rename(syntax.span(target), "asynccontextmanager"), AddImport("contextlib", "asynccontextmanager")]
        elif isinstance(target, ast.Attribute) and target.attr == "contextmanager":
            edits.append(Rename(syntax.span(target), "asynccontextmanager"))
    return edits


def annotation(syntax: Syntax, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[Edit]:
    """What the function is declared to give."""
    return [] if node.returns is None else renamed(syntax, node.returns)


def renamed(syntax: Syntax, returns: ast.expr) -> list[Edit]:
    """``Iterator[X]`` -> ``AsyncIterator[X]``; of ``Generator[Y, S, R]`` the R goes."""
    head = returns.value if isinstance(returns, ast.Subscript) else returns
    name = head.attr if isinstance(head, ast.Attribute) else head.id if isinstance(head, ast.Name) else ""
    if name not in RENAMED or head is None:
        return []
    edits: list[Edit] = [Rename(syntax.span(head), RENAMED[name])]
    if isinstance(head, ast.Name):
        edits.append(AddImport(_module_of(syntax, name), RENAMED[name]))
    if name == "Generator" and isinstance(returns, ast.Subscript) and isinstance(returns.slice, ast.Tuple):
        edits += _drop_return(syntax, returns, returns.slice)
    return edits


def _drop_return(syntax: Syntax, whole: ast.Subscript, parts: ast.Tuple) -> list[Edit]:
    if len(parts.elts) != 3:
        return []
    kept = [whole.value, *parts.elts[:2]]
    slots = tuple((f"__qam_{i}__", (syntax.span(e),)) for i, e in enumerate(kept))
    return [Replace(syntax.span(whole), "__qam_0__[__qam_1__, __qam_2__]", slots)]


def _module_of(syntax: Syntax, name: str) -> str:
    """Where the file imports the name from; ``typing`` and ``collections.abc`` both have the async forms."""
    for node in syntax.statements:
        if isinstance(node, ast.ImportFrom) and any(a.name == name for a in node.names):
            module = node.module or "typing"
            return "typing" if module == "typing" else module
    return "collections.abc"
