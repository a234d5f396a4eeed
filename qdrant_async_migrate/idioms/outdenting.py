"""Where the lines of an expression begin, and how far they move to the left where it takes the place of one around it."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.syntax import Syntax


def outdent(syntax: Syntax, whole: ast.expr, part: ast.expr) -> int:
    """The columns by which the lines of ``part`` move left where it takes the place of ``whole``: its last line closes it."""
    last, first = part.end_lineno or 0, whole.lineno
    closes = last > part.lineno and syntax.source_lines[last - 1].lstrip()[:1] in tuple(")]}")
    return max(0, indent(syntax, last) - indent(syntax, first)) if closes else 0


def indent(syntax: Syntax, line: int) -> int:
    """The columns before what stands in a line."""
    text = syntax.source_lines[line - 1]
    return len(text) - len(text.lstrip())
