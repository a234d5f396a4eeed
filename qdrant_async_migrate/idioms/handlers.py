"""Handlers of an interrupt: what they catch where an event loop runs the code that they stand around."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace

INTERRUPT, _CANCELLED = "KeyboardInterrupt", "CancelledError"
_TOLD_ALREADY = frozenset({_CANCELLED, "BaseException"})


def around(syntax: Syntax, nodes: Iterable[ast.AST]) -> list[ast.ExceptHandler]:
    """The handlers of what the nodes raise, in their own function."""
    found: dict[ast.ExceptHandler, None] = {}
    for node in nodes:
        below: ast.AST = node
        for above in syntax.ancestors(node):
            if isinstance(above, (*FUNCTIONS, ast.Lambda)):
                break
            if isinstance(above, ast.Try) and below in above.body:
                found.update(dict.fromkeys(above.handlers))
            below = above
    return list(found)


def widened(context: Context, file: int, handler: ast.ExceptHandler) -> Iterator[Edit]:
    """``except KeyboardInterrupt`` -> ``except (KeyboardInterrupt, asyncio.CancelledError)``."""
    syntax = context.syntax(file)
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type is not None else []
    named = [_named(context, file, kind) for kind in kinds]
    names = {name for some, _ in named for name in some}
    if handler.type is None or INTERRUPT not in names or not _TOLD_ALREADY.isdisjoint(names):
        return
    slots = tuple((f"__qam_{n}__", (syntax.span(kind),)) for n, kind in enumerate(kinds))
    caught = [f"{'*' if several else ''}{name}" for (name, _), (_, several) in zip(slots, named, strict=True)]
    yield Replace(syntax.span(handler.type), f"({', '.join([*caught, f'asyncio.{_CANCELLED}'])})", slots)
    yield AddImport("asyncio")


def _named(context: Context, file: int, kind: ast.expr) -> tuple[set[str], bool]:
    """The classes that are meant, and whether it is a tuple of them: ``STOPS = (KeyboardInterrupt, SystemExit)``."""
    state = context.program.state
    if isinstance(kind, ast.Attribute):
        return {kind.attr}, False
    cell = state.cell(context.module_scope(file), kind.id) if isinstance(kind, ast.Name) else None
    if cell is None:
        return {getattr(kind, "id", "")}, False
    held = state.graph.values(cell)
    inside = {v for value in held for _, node in state.slots(value) for v in state.graph.values(node)}
    return {str(item[1]).rpartition(".")[2] for _, item in state.each({*held, *inside}) if item[0] == Kind.EXT}, bool(inside)
