"""Put back what the parser loses: libcst 1.9 forgets the blanks before the colon of ``except E :``.
In: a tree and the code it was parsed from. Out: a tree that gives back that code, as far as this was the cause."""

from __future__ import annotations

import ast
import re

import libcst as cst

from .spans import Text

_BEFORE_COLON = re.compile(r"[\s)]*?([ \t\f]*):")
Handler = cst.ExceptHandler | cst.ExceptStarHandler


def repaired(module: cst.Module, code: str) -> cst.Module:
    """``module`` with the blanks before the colons of its handlers as ``code`` has them."""
    text = Text(code)
    handlers = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ExceptHandler)]
    handlers.sort(key=lambda node: (node.lineno, node.col_offset))
    return module.visit(_Blanks([_blanks(text, node) for node in handlers]))


def _blanks(text: Text, node: ast.ExceptHandler) -> str | None:
    """The blanks before the colon of a handler with a type and no name; None for any other, which the parser gives back."""
    if node.type is None or node.name is not None:
        return None
    _, _, line, column = text.span(node.type)
    found = _BEFORE_COLON.match(text.source, text.start(line) + column)
    return found.group(1) if found else None


class _Blanks(cst.CSTTransformer):
    """Gives each handler its blanks, both in the order of the text."""

    def __init__(self, blanks: list[str | None]) -> None:
        super().__init__()
        self.waiting = list(reversed(blanks))
        self.open: list[str | None] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, Handler):
            self.open.append(self.waiting.pop())
        return not isinstance(node, (cst.BaseExpression, cst.SimpleStatementLine))

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]
        blanks = self.open.pop() if isinstance(original_node, Handler) else None
        return updated_node.with_changes(whitespace_before_colon=cst.SimpleWhitespace(blanks)) if blanks else updated_node
