"""Find a node of ``ast`` by its span, without an index of all nodes: from the module down to where it stands.
In: text, span. Out: the nodes on the way, the one that was meant last."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..model.edits import Span
from ..scan.nodes import children
from .spans import Text


def path_to(text: Text, span: Span) -> list[ast.AST]:
    """The nodes with a position around ``span``, outermost first, the last of which has just that span; none if none has."""
    line, column, end_line, end_column = span
    start, end = (line, text.byte_column(line, column)), (end_line, text.byte_column(end_line, end_column))
    path: list[ast.AST] = []
    node: ast.AST | None = text.tree
    while node is not None:
        node = next((child for child in _placed(node) if _start(child) <= start and end <= _end(child)), None)
        if node is not None:
            path.append(node)
    exact = path and (path[-1].lineno, path[-1].col_offset) == start and _end(path[-1]) == end  # type: ignore[attr-defined]
    return path if exact else []


def _placed(node: ast.AST) -> Iterator[ast.AST]:
    """The next nodes below that have a position: clauses and lists of arguments have none."""
    for child in children(node):
        if hasattr(child, "lineno"):
            yield child
        else:
            yield from _placed(child)


def _start(node: ast.AST) -> tuple[int, int]:
    decorators = getattr(node, "decorator_list", None)
    first: ast.AST = decorators[0] if decorators else node
    return first.lineno, first.col_offset  # type: ignore[attr-defined]


def _end(node: ast.AST) -> tuple[int, int]:
    return node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]
