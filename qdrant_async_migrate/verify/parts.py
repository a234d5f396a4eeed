"""Which top-level statements of two texts have to be compared: those between statements that stand in both, letter by letter.
Equal text between equal lines is an equal tree, so what lies between may be compared by itself, and the rest need not be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..rewrite.spans import Text

Part = tuple[list[ast.stmt], list[ast.stmt]]
_Key = tuple[str, int]


def differing(before: Text, after: Text) -> list[Part]:
    """The statements of both that are not the same text, as pairs that stand between the same neighbours."""
    one, other = list(_keys(before)), list(_keys(after))
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    middle = SequenceMatcher(None, one[start : len(one) - end], other[start : len(other) - end], autojunk=False)
    codes = (code[1:] for code in middle.get_opcodes() if code[0] != "equal")
    return [(before.tree.body[start + a : start + b], after.tree.body[start + c : start + d]) for a, b, c, d in codes]


def _keys(text: Text) -> Iterator[_Key]:
    for statement in text.tree.body:
        first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", ()))])
        yield "".join(text.lines[first - 1 : statement.end_lineno]), statement.col_offset


def _shared(one: list[_Key], other: list[_Key]) -> int:
    """How many are equal from the beginning."""
    count = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        count += 1
    return count


def beginning(tree: ast.Module) -> int:
    """How many statements there are up to the last import from the future."""
    futures = [n for n, s in enumerate(tree.body) if isinstance(s, ast.ImportFrom) and s.module == "__future__"]
    return futures[-1] + 1 if futures else 0
