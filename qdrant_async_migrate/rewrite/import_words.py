"""New names in imports, and imports on lines of their own, as words put into the text: where no comment, no unusual blank and no
second statement is in the way. In: text, statement, step. Out: the pieces of the text that change; None where a doubt remains."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from ..model.edits import Rename
from .import_order import place_among
from .pieces import Piece, before, line
from .spans import Text
from .statements import first_line
from .steps import ImportLine, JoinImport, Step

_COMMA = re.compile(r",(?:[ \t]*|\n[ \t]*)")
_OPENED = re.compile(r"\(([ \t]*|\n[ \t]*)")
_CLOSED = re.compile(r"(?:,?(?:[ \t]*|\n[ \t]*)\))?")
_UNUSUAL = re.compile(r"[#\\\r]")
_SIMPLE = (ast.Import, ast.ImportFrom, ast.Expr)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def joined(text: Text, node: ast.ImportFrom, step: JoinImport, steps: Sequence[Step]) -> list[Piece] | None:
    """The names of all steps at one statement, at the first of these; each in its place in the order that the list has."""
    joins = [other for other in steps if isinstance(other, JoinImport) and other.at == step.at]
    if joins[0] != step:
        return []
    places = [text.range(text.span(alias)) for alias in node.names]
    separator = _separator(text, node, places)
    if separator is None:
        return None
    renamed = {other.at: other.to for other in steps if isinstance(other, Rename)}
    names = [(renamed.get(text.span(alias), alias.name), alias.asname or "") for alias in node.names]
    wanted = [(join.name, join.asname) for join in joins]
    return _pieces(names, [name for name in wanted if name not in names], places, separator)


def _separator(text: Text, node: ast.ImportFrom, places: Sequence[tuple[int, int]]) -> str | None:
    """What stands between two names, or would; None if something unusual is in the list."""
    start, end = text.range(text.span(node))
    head, tail = text.source[start : places[0][0]], text.source[places[-1][1] : end]
    if _UNUSUAL.search(text.source, start, end) or not _CLOSED.fullmatch(tail):
        return None
    if len(places) > 1:
        comma = _COMMA.fullmatch(text.source[places[0][1] : places[1][0]])
        return comma[0] if comma else None
    if "(" not in head:
        return ", "
    opened = _OPENED.fullmatch(head[head.index("(") :])
    return None if opened is None else f",{opened[1]}" if "\n" in opened[1] else ", "


_Name = tuple[str, str]


def _pieces(names: Sequence[_Name], wanted: Sequence[_Name], places: Sequence[tuple[int, int]], separator: str) -> list[Piece]:
    row: list[tuple[_Name, int]] = [(name, number) for number, name in enumerate(names)]
    for name in wanted:
        row.insert(place_among([old for (old, _), _ in row], name[0]), (name, -1))
    pieces: list[Piece] = []
    fresh: list[str] = []
    for (said, asname), number in row:
        if number < 0:
            fresh.append(f"{said} as {asname}" if asname else said)
        elif fresh:
            pieces.append(before(*places[number], "".join(f"{new}{separator}" for new in fresh)))
            fresh = []
    if fresh:
        _, end = places[-1]
        pieces.append(Piece(end, end, "".join(f"{separator}{new}" for new in fresh), (0, 0)))
    return pieces


def on_a_line(text: Text, step: ImportLine) -> list[Piece] | None:
    """An import statement beside one of the module that has its lines for itself."""
    body = text.tree.body
    number = next((n for n, node in enumerate(body) if text.span(node) == step.at), None)
    if number is None or "\r" in text.source:
        return None
    node = body[number]
    first, last = first_line(node, text), node.end_lineno or node.lineno
    shares = number > 0 and (body[number - 1].end_lineno or 0) >= first
    shares = shares or (number + 1 < len(body) and first_line(body[number + 1], text) <= last)
    if shares or text.lines[first - 1][:1].isspace():
        return None
    return _below(text, node, step) if step.where == "after" else _above(text, node, number == 0, step)


def _below(text: Text, node: ast.stmt, step: ImportLine) -> list[Piece] | None:
    last = node.end_lineno or node.lineno
    if not isinstance(node, _SIMPLE) or not text.lines[last - 1].endswith("\n"):
        return None
    return [line(text.start(last + 1), "\n" * step.apart + step.code + "\n", below=True)]


def _above(text: Text, node: ast.stmt, opens_file: bool, step: ImportLine) -> list[Piece] | None:
    """Above the comments that belong to the statement; those at the very top belong to the file."""
    own = place = first_line(node, text)
    while place > 1 and text.lines[place - 2].startswith("#"):
        place -= 1
    if place > 1 and text.lines[place - 2].lstrip().startswith("#"):
        return None
    gap = 2 if step.apart and isinstance(node, _DEFINITIONS) else step.apart
    at = own if place == 1 and opens_file else place
    return [line(text.start(at), step.code + "\n" + "\n" * gap)]
