"""Expressions over several lines that move to the left. In: an expression, columns. Out: the same one, laid out further left."""

from __future__ import annotations

import libcst as cst

from .templates import Part, Run


def outdented(part: Part, columns: int) -> Part:
    """``part`` with all its lines but the first moved left; a line that does not stand so far right stays."""
    if isinstance(part, Run):
        return part
    moved = part.visit(_Outdent(" " * columns))
    assert isinstance(moved, cst.BaseExpression)
    return moved


class _Outdent(cst.CSTTransformer):
    def __init__(self, blanks: str) -> None:
        super().__init__()
        self.blanks = blanks

    def visit_FormattedString(self, node: cst.FormattedString) -> bool:
        return False

    def leave_ParenthesizedWhitespace(
        self, original_node: cst.ParenthesizedWhitespace, updated_node: cst.ParenthesizedWhitespace
    ) -> cst.ParenthesizedWhitespace:
        return updated_node.with_changes(last_line=self._left(updated_node.last_line)) if updated_node.indent else updated_node

    def leave_EmptyLine(self, original_node: cst.EmptyLine, updated_node: cst.EmptyLine) -> cst.EmptyLine:
        return updated_node.with_changes(whitespace=self._left(updated_node.whitespace)) if updated_node.indent else updated_node

    def _left(self, space: cst.SimpleWhitespace) -> cst.SimpleWhitespace:
        return space.with_changes(value=space.value.removeprefix(self.blanks))
