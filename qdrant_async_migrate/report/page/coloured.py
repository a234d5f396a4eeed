"""Source text with syntax colours. In: a file's text and name. Out: for each line its pieces with a class. Pygments reads the
whole file, so that a string over several lines is one; only what stands out gets a class, which keeps the page small."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

Piece = tuple[str, str]
"""A class of the page's style sheet, or nothing, and text without a line end."""
Marks = tuple[tuple[int, int], ...]
"""Columns from and to, in order, that changed within a line."""

_CLASSES = (
    ("Token.Keyword", "k"),
    ("Token.Operator.Word", "k"),
    ("Token.Literal.String", "s"),
    ("Token.Literal.Number", "m"),
    ("Token.Comment", "c1"),
    ("Token.Name.Function", "nf"),
    ("Token.Name.Class", "nf"),
    ("Token.Name.Decorator", "nd"),
)


def coloured(text: str, name: str) -> list[list[Piece]]:
    """The lines of a text, which only ``\\n`` ends."""
    lines: list[list[Piece]] = [[]]
    for style, value in _tokens(text, name):
        first, *rest = value.split("\n")
        _put(lines[-1], style, first)
        for part in rest:
            lines.append([])
            _put(lines[-1], style, part)
    return lines


def _put(line: list[Piece], style: str, text: str) -> None:
    if text and line and line[-1][0] == style:
        line[-1] = (style, line[-1][1] + text)
    elif text:
        line.append((style, text))


def _tokens(text: str, name: str) -> Iterator[Piece]:
    from pygments import lex  # type: ignore[import-untyped]
    from pygments.lexers.data import JsonLexer  # type: ignore[import-untyped]
    from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]

    kind = JsonLexer if name.endswith(".ipynb") else PythonLexer
    for token, value in lex(text, kind(stripnl=False, ensurenl=False)):
        yield _style(str(token)), value


def _style(token: str) -> str:
    return next((style for prefix, style in _CLASSES if token.startswith(prefix)), "")


def marked(line: list[Piece], marks: Marks) -> str:
    """One line as HTML, with the changed columns marked."""
    if not marks:
        return "".join(_html(style, text) for style, text in line)
    return "".join(
        _html(style, text) if not inside else f"<mark>{_html(style, text)}</mark>" for style, text, inside in _cut(line, marks)
    )


def _cut(line: list[Piece], marks: Marks) -> Iterator[tuple[str, str, bool]]:
    edges = sorted({column for mark in marks for column in mark})
    start = 0
    for style, text in line:
        stop = start + len(text)
        bounds = [start, *(edge for edge in edges if start < edge < stop), stop]
        for low, high in pairwise(bounds):
            yield style, text[low - start : high - start], any(first <= low < last for first, last in marks)
        start = stop


def _html(style: str, text: str) -> str:
    return f'<span class="{style}">{escape(text, quote=False)}</span>' if style else escape(text, quote=False)
