"""Mocks of what a ``with`` statement enters: what a test says of ``__enter__`` holds for ``__aenter__`` afterwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.mocks import AWAITING
from qdrant_async_migrate.idioms.patched_clients import root_of
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace

ENTERED = {"__enter__": "__aenter__", "__exit__": "__aexit__"}


def entered(syntax: Syntax, function: ast.AST | None, names: set[str]) -> list[Edit] | None:
    """``mock.__enter__.return_value = x`` -> ``mock.__aenter__...``, and what it is set to is awaited; None: it is no mock."""
    edits: list[Edit] = []
    for node in ast.walk(function) if function is not None else ():
        if not isinstance(node, ast.Attribute) or node.attr not in ENTERED or root_of(node)[0] not in names:
            continue
        span = syntax.span(node)
        edits.append(Replace(span, f"__qam_0__.{ENTERED[node.attr]}", (("__qam_0__", (syntax.span(node.value),)),)))
        parent = syntax.parent(node)
        if isinstance(parent, ast.Assign) and node in parent.targets:
            made = list(_awaited(syntax, parent.value))
            if not made:
                return None
            edits += made
    return edits


def _awaited(syntax: Syntax, value: ast.expr) -> Iterator[Edit]:
    """The same mock, to be awaited."""
    match value:
        case ast.Call(func=ast.Attribute(value=owner, attr="Mock" | "MagicMock") as func):
            yield Replace(syntax.span(func), f"__qam_0__.{AWAITING}", (("__qam_0__", (syntax.span(owner),)),))
        case ast.Call(func=ast.Name(id="Mock" | "MagicMock") as name):
            yield Replace(syntax.span(name), AWAITING)
            yield AddImport("unittest.mock", AWAITING)
        case _:
            pass
