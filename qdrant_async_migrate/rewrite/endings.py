"""The blank lines that end a definition: those with blanks in them are its own for the parser, and not of what follows."""

from __future__ import annotations

from typing import TypeVar

import libcst as cst

from . import layout

Node = TypeVar("Node", bound=cst.CSTNode)
_LAST = ("finalbody", "orelse", "handlers", "cases", "body")
"""The parts of a compound statement, the one that ends it first."""


def handed_on(above: layout.Line, new: layout.Line) -> tuple[layout.Line, layout.Line]:
    """A definition and one put below it, with the blank lines that ended the first at the end of the second."""
    if not isinstance(new, (cst.FunctionDef, cst.ClassDef)) or not isinstance(new.body, cst.IndentedBlock):
        return above, new
    shorter, count = _closed(above)
    bare, own = _closed(new)
    blank = layout.blank_lines(max(count, own))
    return shorter, bare.with_deep_changes(bare.body, footer=[*getattr(bare.body, "footer", ()), *blank])


def _closed(node: Node) -> tuple[Node, int]:
    """``node`` without the blank lines at its end, and how many they were."""
    name = next((n for n in _LAST if getattr(node, n, None)), "")
    if not name or isinstance(node, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
        return node, 0
    blank = 0
    if isinstance(node, cst.IndentedBlock):
        blank = next((i for i, line in enumerate(reversed(node.footer)) if line.comment is not None), len(node.footer))
        node = node.with_changes(footer=node.footer[: len(node.footer) - blank])
        if node.footer:
            return node, blank
    part = getattr(node, name)
    last, count = _closed(part if isinstance(part, cst.CSTNode) else part[-1])
    return node.with_changes(**{name: last if isinstance(part, cst.CSTNode) else [*part[:-1], last]}), blank + count
