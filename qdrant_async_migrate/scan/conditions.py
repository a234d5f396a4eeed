"""What a passed or failed test says about attributes: after ``if self.text: return`` there is no ``self.text``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.scan.expressions import dotted_text

Fact = tuple[str, bool]


def facts_of(test: ast.expr, passed: bool) -> Iterator[Fact]:
    """Attributes that are there, or are not, when the test has this result."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from facts_of(inner, not passed)
        case ast.BoolOp(op=op, values=values) if isinstance(op, ast.And) is passed:
            for value in values:
                yield from facts_of(value, passed)
        case ast.Attribute() if text := dotted_text(test):
            yield text, passed
        case ast.Compare(
            left=ast.Attribute() as left, ops=[ast.Is() | ast.IsNot() as op], comparators=[ast.Constant(value=None)]
        ):
            if text := dotted_text(left):
                yield f"{text} is", isinstance(op, ast.IsNot) is passed
