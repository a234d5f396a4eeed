"""Where edits stand in a text: lines, newlines, indentation, and the spans an edit touches. Text in, positions out."""

from __future__ import annotations

import ast
import io
import re
import warnings
from collections import Counter
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from qdrant_async_migrate.records import dataclass

from ..model.edits import AddImport, Edit, Insert, Replace, ReplaceBlock, Slots, Span

_WORD = re.compile(r"\w")


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
    """A text with its lines and its syntax tree, each made when it is asked for first."""

    source: str

    @staticmethod
    def of(source: str | Text) -> Text:
        """A text that may be one already."""
        return Text(source) if isinstance(source, str) else source

    @staticmethod
    def parsed(source: str, tree: ast.Module | None) -> Text:
        """A text of which the syntax tree may be known."""
        text = Text(source)
        if tree is not None:
            text.__dict__["tree"] = tree
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str]]:
        """Other processes get the text alone, and make the rest again."""
        return Text, (self.source,)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines (newlines kept), counted as Python counts them; behind the last newline there is one more."""
        lines = tuple(io.StringIO(self.source, newline=""))
        return lines if lines and not lines[-1].endswith(("\n", "\r")) else (*lines, "")

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each line begins, and the last one ends."""
        return (0, *accumulate(map(len, self.lines)))

    @cached_property
    def newline(self) -> str:
        """The first newline, which new lines get as well."""
        first = self.lines[0]
        return "\r\n" if first.endswith("\r\n") else first[-1:] if first.endswith(("\n", "\r")) else "\n"

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree, which is shared: nobody changes it. Raises what ``ast.parse`` does."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(self.source)

    def start(self, line: int) -> int:
        """Offset of the first character of ``line`` (from 1), or the end of the text."""
        return self.offsets[min(line, len(self.offsets)) - 1]

    def is_blank(self, line: int) -> bool:
        """Whether ``line`` lies behind the text or holds nothing."""
        return line > len(self.lines) or not self.lines[line - 1].strip()

    def column(self, line: int, byte_column: int) -> int:
        """The character column for a column of ``ast``, which counts bytes of UTF-8."""
        code = self.lines[line - 1]
        return min(byte_column, len(code)) if code.isascii() else len(code.encode()[:byte_column].decode(errors="replace"))

    def byte_column(self, line: int, column: int) -> int:
        """The column of ``ast`` for a column in characters."""
        code = self.lines[line - 1] if line <= len(self.lines) else ""
        return column if code.isascii() else len(code[:column].encode())

    def range(self, span: Span) -> tuple[int, int]:
        """The offsets at which a span begins and ends."""
        line, column, end_line, end_column = span
        return self.start(line) + column, self.start(end_line) + end_column

    def span(self, node: ast.stmt | ast.expr | ast.alias) -> Span:
        """The span of a syntax node."""
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return (node.lineno, self.column(node.lineno, node.col_offset), end_line, self.column(end_line, end_column))


def is_glued(text: Text, start: int, end: int) -> bool:
    """Whether a word touches what stands there."""
    return bool(_WORD.match(text.source[start - 1 : start]) or _WORD.match(text.source, end))


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
