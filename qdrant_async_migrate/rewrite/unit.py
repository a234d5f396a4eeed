"""Write one unit anew: parse its lines alone, edit the tree, give back text. In: text, a unit, the file's indentation.
Out: the unit's new text; what the parser cannot give back byte by byte is refused."""

from __future__ import annotations

import re

import libcst as cst

from qdrant_async_migrate.records import dataclass

from ..model.edits import Unawait
from .errors import EditFailed, Unparsable
from .layout import Surroundings
from .locate import Shift, index
from .repair import repaired
from .spans import Text, spans_of
from .statements import Unit
from .steps import Step
from .transformer import Transformer

_FEED = re.compile(r"[ \t\f]*\f")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class _Slice:
    """The text of a unit as the parser gets it: below a first line of ours, newlines that it can give back."""

    feed: str
    opening: str
    code: str
    only_returns: bool

    def restored(self, code: str) -> str:
        """The part of ``code`` below our first line, in the newlines of the file."""
        text = code[len(self.opening) :]
        return self.feed + (text.replace("\n", "\r") if self.only_returns else text)


def rewritten(text: Text, unit: Unit[Step], indent: str) -> str:
    """The text of ``unit`` after its edits."""
    piece = _slice(text, unit)
    module = _parsed(piece, unit)
    shift = Shift(unit.first - 2, len(piece.feed), 2)
    starts = [span[:2] for step in unit.edits for span in spans_of(step)]
    found = index(module, starts, shift)
    around = Surroundings(indent, unit.first == 1, _blank_after(text, unit.last))
    transformer = Transformer(unit.edits, found, lambda step: _glued(text, step), around)
    try:
        new = module.visit(transformer)
    except cst.CSTValidationError as error:
        raise EditFailed(unit.edits[0], f"the result would not be valid: {error}") from error
    return piece.restored(new.code)


def _slice(text: Text, unit: Unit[Step]) -> _Slice:
    code = text.source[text.start(unit.first) : text.start(unit.last + 1)]
    feed = _FEED.match(code)
    lead = feed.group() if feed else ""
    only_returns = "\n" not in code and ("\r" in code or text.newline == "\r")
    newline = "\n" if only_returns or text.newline == "\r" else text.newline
    opening = ("class _:" if unit.nested else "pass") + newline
    code = code[len(lead) :]
    return _Slice(lead, opening, code.replace("\r", "\n") if only_returns else code, only_returns)


def _parsed(piece: _Slice, unit: Unit[Step]) -> cst.Module:
    try:
        module = cst.parse_module(piece.opening + piece.code)
    except cst.ParserSyntaxError as error:
        raise Unparsable(unit.edits[0], f"lines {unit.first} to {unit.last} cannot be parsed alone: {error.message}") from error
    if module.code != piece.opening + piece.code:
        module = repaired(module, piece.opening + piece.code)
    if module.code != piece.opening + piece.code:
        raise Unparsable(unit.edits[0], f"lines {unit.first} to {unit.last} cannot be given back byte by byte")
    return module


def _blank_after(text: Text, last: int) -> int:
    line = last + 1
    while line <= len(text.lines) and text.is_blank(line):
        line += 1
    return line - last - 1


def _glued(text: Text, step: Step) -> tuple[bool, bool]:
    """Whether a word touches the place of ``step`` on its left, on its right; for parentheses that may go, their place."""
    (line, column, end_line, end_column), *_ = spans_of(step)
    before, after = text.lines[line - 1][:column], text.lines[end_line - 1][end_column:]
    if isinstance(step, Unawait) and before.rstrip().endswith("("):
        before, after = before.rstrip()[:-1], after.lstrip()[1:]
    return bool(_WORD.match(before[-1:])), bool(_WORD.match(after[:1]))
