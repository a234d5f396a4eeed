"""Calls put around an expression, or in its place, as words in the text. In: text, step. Out: the pieces of the text that change;
None where a doubt remains."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from ..model.edits import Await, Delegate, Replace
from .pieces import Piece, around, before
from .spans import Text, is_glued, spans_of
from .steps import Step

_AROUND = re.compile(r"([A-Za-z_][\w.]*\()(\w+)(\))")
_BEHIND = re.compile(r"()(\w+)((?:\.[A-Za-z_]\w*)+)")
_INSTEAD = re.compile(r"[A-Za-z_][\w.]*(?:\(\))?")
_DOTTED = re.compile(r"[A-Za-z_][\w.]*")
_OPENED = re.compile(r"\((\n[ \t]*)?(?=[^\s#\\])")


def handed(text: Text, step: Replace, steps: Sequence[Step]) -> list[Piece] | None:
    """``f`` -> ``run(f)`` or ``f.run``, which take up all of what they replace, or something plain that takes up nothing."""
    start, end = text.range(step.at)
    alone = [other for other in steps if getattr(other, "at", None) == step.at] == [step]
    if not alone or "\n" in text.source[start:end] or is_glued(text, start, end):
        return None
    if not step.slots:
        inside = any(start <= text.range(at)[0] < end for other in steps if other != step for at in spans_of(other))
        return None if inside or not _INSTEAD.fullmatch(step.code) else [Piece(start, end, step.code, (1, -end))]
    found = _AROUND.fullmatch(step.code) or _BEHIND.fullmatch(step.code)
    if found is None or step.slots != ((found[2], (step.at,)),):
        return None
    return around(start, end, found[1], found[3])


def delegated(text: Text, node: ast.Call, step: Delegate, steps: Sequence[Step]) -> list[Piece] | None:
    """``f(x)`` -> ``to(f, x)``."""
    (start, end), (first, last) = text.range(step.at), text.range(text.span(node.func))
    waits = any(isinstance(other, Await) and text.range(other.at) == (first, last) for other in steps)
    opened = _OPENED.match(text.source, last)
    if first != start or waits or opened is None or "\n" in text.source[first:last] or is_glued(text, start, end):
        return None
    if not _DOTTED.fullmatch(step.to) or any(isinstance(argument, ast.GeneratorExp) for argument in node.args):
        return None
    blank = opened[1] or ""
    if not node.args and not node.keywords:
        return None if blank else [before(start, last, f"{step.to}("), Piece(last, last + 1, "")]
    return [before(start, last, f"{step.to}({blank}"), Piece(last, opened.end(), f",{blank or ' '}")]
