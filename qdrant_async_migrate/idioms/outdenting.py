"""Where the lines of an expression begin, and how far they move to the left where it takes the place of one around it."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from qdrant_async_migrate.idioms.syntax import Syntax

_SHORT = 79


def outdent(syntax: Syntax, whole: ast.expr, part: ast.expr) -> int:
    """The columns by which the lines of ``part`` move left where it takes the place of ``whole``: its last line closes it."""
    last, first = part.end_lineno or 0, whole.lineno
    closes = last > part.lineno and syntax.source_lines[last - 1].lstrip()[:1] in tuple(")]}")
    return max(0, indent(syntax, last) - indent(syntax, first)) if closes else 0


def indent(syntax: Syntax, line: int) -> int:
    """The columns before what stands in a line."""
    text = syntax.source_lines[line - 1]
    return len(text) - len(text.lstrip())


def between(syntax: Syntax, call: ast.Call, function: ast.expr, rest: Sequence[ast.expr]) -> str:
    """What separates the arguments of ``function(...)`` that takes the place of ``call(function, ...)``: one line if it is no
    longer than the lines now, else lines below each other if they stand so; nothing, where they had better stay as they are."""
    nodes: list[ast.expr | ast.keyword] = [
        function,
        *(k for k in call.keywords if k.value in rest),
        *(a for a in call.args if a in rest),
    ]
    if any(node.lineno != node.end_lineno for node in nodes):
        return ", "
    lines = syntax.source_lines[call.lineno - 1 : call.end_lineno]
    start, name = syntax.span(call)[1], syntax.source(function)
    length = start + len(name) + sum(len(syntax.source(node)) + 2 for node in nodes[1:])
    if length <= max(_SHORT, *map(len, lines)):
        return ", "
    first = call.args[0]
    below = {indent(syntax, node.lineno) for node in nodes[1:] if node.lineno > first.lineno}
    column = start + len(name) + 1 - syntax.span(syntax.statement(call))[1]
    return f",\n{' ' * column}" if below == {syntax.span(first)[1]} else ""
