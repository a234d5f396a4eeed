"""Handlers of an interrupt: what they catch where an event loop runs the code that they stand around."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
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


def widened(syntax: Syntax, handler: ast.ExceptHandler) -> Iterator[Edit]:
    """``except KeyboardInterrupt`` -> ``except (KeyboardInterrupt, asyncio.CancelledError)``."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type is not None else []
    names = {k.id if isinstance(k, ast.Name) else k.attr if isinstance(k, ast.Attribute) else "" for k in kinds}
    if handler.type is None or INTERRUPT not in names or not _TOLD_ALREADY.isdisjoint(names):
        return
    slots = tuple((f"__qam_{n}__", (syntax.span(kind),)) for n, kind in enumerate(kinds))
    code = f"({', '.join([*(name for name, _ in slots), f'asyncio.{_CANCELLED}'])})"
    yield Replace(syntax.span(handler.type), code, slots)
    yield AddImport("asyncio")
