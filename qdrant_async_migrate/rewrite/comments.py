"""No comment is lost when statements are replaced: each goes with its statement, else to the line in its place, else above.
In: the statements before and after. Out: those after, with every comment of those before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import libcst as cst

from . import layout


def kept(old: Sequence[layout.Line], new: Sequence[layout.Line]) -> list[layout.Line]:
    """``new`` with the comments of ``old`` that it does not hold (nothing, if ``new`` is empty)."""
    result = list(new)
    if not old or not result:
        return result
    lost = list((Counter(_comments(old)) - Counter(_comments(new))).elements())
    if not lost:
        return result
    trailing = layout.trailing_of(old[-1] if isinstance(old[-1], cst.SimpleStatementLine) else old[0])
    if trailing is not None and trailing.comment is not None and trailing.comment.value in lost:
        place = _counterpart(old, result)
        if place is not None:
            lost.remove(trailing.comment.value)
            result[place] = layout.with_trailing(result[place], trailing)
    return layout.lines_before(result, [cst.EmptyLine(comment=cst.Comment(text)) for text in lost])


def _counterpart(old: Sequence[layout.Line], new: Sequence[layout.Line]) -> int | None:
    """The line of ``new`` that stands for the commented line of ``old`` and has room for its comment."""
    simple = isinstance(old[-1], cst.SimpleStatementLine)
    kind = cst.SimpleStatementLine if simple else type(old[0])
    places = range(len(new))
    for place in reversed(places) if simple else places:
        if isinstance(new[place], kind):
            trailing = layout.trailing_of(new[place])
            return place if trailing is not None and trailing.comment is None else None
    return None


def _comments(lines: Iterable[layout.Line]) -> list[str]:
    return [text for line in lines for text in _below(line)]


def _below(node: cst.CSTNode) -> Iterator[str]:
    if isinstance(node, cst.Comment):
        yield node.value
    for child in node.children:
        yield from _below(child)
