"""Where edits stand in a text: lines, newlines, indentation, and the spans an edit touches. Text in, positions out."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Protocol

from ..model.edits import AddImport, Edit, Insert, Replace, ReplaceBlock, Slots, Span

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Placed(Protocol):
    """An edit with one position."""

    @property
    def at(self) -> Span: ...


def slots_of(edit: object) -> Slots:
    """The parts of the original that ``edit`` takes up."""
    return edit.slots if isinstance(edit, (Replace, ReplaceBlock, Insert)) else ()


def spans_of(edit: Edit | Placed) -> tuple[Span, ...]:
    """Every span that ``edit`` names: what it changes and what it takes up."""
    taken = tuple(span for _, spans in slots_of(edit) for span in spans)
    match edit:
        case AddImport():
            return (edit.beside,) if edit.beside else ()
        case ReplaceBlock():
            return edit.at + taken
        case _:
            return (edit.at, *taken)


@dataclass(frozen=True)
class Text:
    """A text with its lines (newlines kept), counted as Python counts them."""

    source: str
    lines: tuple[str, ...] = field(init=False)
    offsets: tuple[int, ...] = field(init=False)
    newline: str = field(init=False)

    def __post_init__(self) -> None:
        ends = [m.end() for m in _NEWLINE.finditer(self.source)]
        bounds = [0, *ends, len(self.source)]
        lines = tuple(self.source[a:b] for a, b in pairwise(bounds))
        first = _NEWLINE.search(self.source)
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "offsets", (0, *accumulate(map(len, lines))))
        object.__setattr__(self, "newline", first.group() if first else "\n")

    def start(self, line: int) -> int:
        """Offset of the first character of ``line`` (from 1), or the end of the text."""
        return self.offsets[min(line, len(self.offsets)) - 1]

    def is_blank(self, line: int) -> bool:
        """Whether ``line`` lies behind the text or holds nothing."""
        return line > len(self.lines) or not self.lines[line - 1].strip()

    def column(self, line: int, byte_column: int) -> int:
        """The character column for a column of ``ast``, which counts bytes of UTF-8."""
        return len(self.lines[line - 1].encode()[:byte_column].decode(errors="replace"))

    def span(self, node: ast.stmt | ast.expr | ast.alias) -> Span:
        """The span of a syntax node."""
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return (node.lineno, self.column(node.lineno, node.col_offset), end_line, self.column(end_line, end_column))


def indent_of(tree: ast.Module, text: Text) -> str:
    """One level of indentation as most blocks of the file have it."""
    found: Counter[str] = Counter()
    waiting: list[ast.AST] = [tree]
    for node in waiting:
        for block in ("body", "handlers", "orelse", "finalbody", "cases"):
            waiting += getattr(node, block, ())
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(node, ast.stmt) and body[0].lineno > node.lineno:
            outer, inner = (_margin(text.lines[n.lineno - 1]) for n in (node, body[0]))
            if inner.startswith(outer) and inner != outer:
                found[inner[len(outer) :]] += 1
    return found.most_common(1)[0][0] if found else "    "


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
