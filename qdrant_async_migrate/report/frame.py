"""Quotes the lines of a finding with a caret under the place. In: a finding and the text of its file. Out: lines of spans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.report.paint import Line, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
TAB = "    "


def lines_of(text: str) -> list[str]:
    """The lines of a source text, as Python counts them, without their ends."""
    return _LINE_END.split(text)


def frame(finding: Finding, lines: list[str], width: int | None = None) -> Iterator[Line]:
    """The line of the finding between its neighbours, with carets under the place; nothing if there is no such line."""
    index = finding.line - 1
    if not 0 <= index < len(lines):
        return
    shown = [i for i in (index - 1, index, index + 1) if 0 <= i < len(lines) and (i == index or lines[i].strip())]
    margin = gutter(finding)
    shift = _shift(finding, lines[index], width and width - margin - 4)
    yield _gutter(margin, "")
    for i in shown:
        text = _crop(_expanded(lines[i]), shift, width and width - margin - 4)
        yield Line(Span(f" {i + 1:>{margin}} | ", "gutter"), Span(text, "quote" if i == index else "context"))
        if i == index:
            yield _carets(finding, lines[i], margin, shift)


def gutter(finding: Finding) -> int:
    """The width of the line numbers beside the finding."""
    return len(str(finding.line + 1))


def _gutter(margin: int, text: str) -> Line:
    return Line(Span(f" {'':>{margin}} | {text}".rstrip(), "gutter"))


def _carets(finding: Finding, line: str, margin: int, shift: int) -> Line:
    start = finding.column - 1
    stop = finding.end_column - 1 if finding.end_line == finding.line else len(line.rstrip())
    before = _cells(_expanded(line[:start])) - shift
    length = max(_cells(_expanded(line[start:stop])), 1)
    return Line(Span(f" {'':>{margin}} | ", "gutter"), Span(" " * max(before, 0)), Span("^" * length, "caret"))


def _expanded(text: str) -> str:
    return text.replace("\t", TAB).replace("\f", " ")


def _shift(finding: Finding, line: str, room: int | None) -> int:
    """How many characters to leave out at the left, so that the place is seen in a narrow terminal."""
    start = len(_expanded(line[: finding.column - 1]))
    if not room or start < room * 2 // 3:
        return 0
    return start - room // 3


def _crop(text: str, shift: int, room: int | None) -> str:
    return text[shift : shift + room] if room and room > 0 else text


def _cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
