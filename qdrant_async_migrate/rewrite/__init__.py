"""Rewrite: a text and the edits planned for it become the new text. Knows syntax and positions, no library and no reason.
Every byte outside the edited places stays: only the statements that an edit touches are parsed and written again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.edits import Edit, Rewritten
from .errors import EditFailed, EditNotFound, Unparsable
from .imports import settled
from .keywords import Keyword, with_keywords
from .pieces import Piece, spliced
from .spans import Text, indent_of
from .statements import Unit, units
from .steps import Step
from .words import words

__all__ = ["EditFailed", "EditNotFound", "rewrite"]


def rewrite(path: str, source: str | Text, edits: Sequence[Edit]) -> Rewritten:
    """Apply ``edits``, in any order, to the Python source of ``path``; any newlines, no BOM.

    Several edits of one node: renaming first, then what it becomes, then ``await`` around it, then a ``Replace`` that takes up
    the node itself. Raises ``EditFailed`` (an ``InternalError``) naming an edit whose position was not found or does not fit."""
    text = Text.of(source)
    if not edits:
        return Rewritten(path, text.source, text.source)
    try:
        return Rewritten(path, text.source, _rewritten(text, edits))
    except EditFailed as error:
        error.path = path
        raise


def _rewritten(text: Text, edits: Sequence[Edit]) -> str:
    steps, appended = settled(text.tree, text, edits)
    try:
        return _spliced(text, steps, deep=True) + appended
    except Unparsable:
        return _spliced(text, steps, deep=False) + appended


def _spliced(text: Text, steps: Sequence[Step], deep: bool) -> str:
    others: list[Step] = [step for step in steps if not isinstance(step, Keyword)]
    keywords = [step for step in steps if isinstance(step, Keyword)]
    cut, places = with_keywords(text, units(text.tree, text, others, deep), keywords)
    pieces = [Piece(place, place, "async ") for place in places]
    harder: list[Unit[Step]] = []
    for unit in cut:
        found = words(text, unit.edits)
        pieces += found or ()
        harder += [unit] if found is None else []
    # a file does not begin with the blank lines behind what is gone
    whole = spliced(text.source, [*pieces, *_anew(text, harder)])
    return whole if text.source[:1] in ("\r", "\n") else whole.lstrip("\r\n")


def _anew(text: Text, cut: Sequence[Unit[Step]]) -> Iterator[Piece]:
    """Units whose trees are built anew: what that takes is imported only where it is needed."""
    if cut:
        from .unit import rewritten

        indent = indent_of(text.tree, text)
        yield from (Piece(text.start(u.first), text.start(u.last + 1), rewritten(text, u, indent)) for u in cut)
