"""Rewrite: a text and the edits planned for it become the new text. Knows syntax and positions, no library and no reason.
Every byte outside the edited places stays: only the statements that an edit touches are parsed and written again."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence

from ..model.edits import Edit, Rewritten
from .errors import EditFailed, EditNotFound, Unparsable
from .imports import settled
from .keywords import Keyword, with_keywords
from .spans import Text, indent_of
from .statements import units
from .steps import Step
from .unit import rewritten

__all__ = ["EditFailed", "EditNotFound", "rewrite"]


def rewrite(path: str, text: str, edits: Sequence[Edit]) -> Rewritten:
    """Apply ``edits``, in any order, to the Python source ``text`` of ``path``; any newlines, no BOM.

    Several edits of one node: renaming first, then what it becomes, then ``await`` around it, then a ``Replace`` that takes up
    the node itself. Raises ``EditFailed`` (an ``InternalError``) naming an edit whose position was not found or does not fit."""
    if not edits:
        return Rewritten(path, text, text)
    try:
        return Rewritten(path, text, _rewritten(Text(text), edits))
    except EditFailed as error:
        error.path = path
        raise


def _rewritten(text: Text, edits: Sequence[Edit]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text.source)
    steps, appended = settled(tree, text, edits)
    try:
        return _spliced(text, tree, steps, deep=True) + appended
    except Unparsable:
        return _spliced(text, tree, steps, deep=False) + appended


def _spliced(text: Text, tree: ast.Module, steps: Sequence[Step], deep: bool) -> str:
    others: list[Step] = [step for step in steps if not isinstance(step, Keyword)]
    keywords = [step for step in steps if isinstance(step, Keyword)]
    cut, words = with_keywords(tree, text, units(tree, text, others, deep), keywords)
    indent = indent_of(tree, text)
    pieces = [(text.start(u.first), text.start(u.last + 1), rewritten(text, u, indent)) for u in cut]
    pieces += [(word, word, "async ") for word in words]
    result: list[str] = []
    done = 0
    for start, end, new in sorted(pieces):
        result += [text.source[done:start], new]
        done = end
    return "".join([*result, text.source[done:]])
