"""Cut a file into the smallest runs of whole statements that its edits touch: only these are parsed and written again.
In: syntax tree, text, edits. Out: units, none overlapping, in the order of the text. A method is a unit of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model.edits import DropImport, Edit, ReplaceBlock
from .spans import Placed, Text, spans_of

EditT = TypeVar("EditT", bound="Edit | Placed")


@dataclass(frozen=True, slots=True)
class Unit(Generic[EditT]):
    """Whole lines ``first`` to ``last`` (from 1, inclusive) and what is to be done in them; ``nested`` in a class's body."""

    first: int
    last: int
    nested: bool
    edits: tuple[EditT, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    nested: bool

    def holds(self, first: int, last: int) -> bool:
        return self.first <= first and last <= self.last


def units(tree: ast.Module, text: Text, edits: Iterable[EditT]) -> list[Unit[EditT]]:
    """The smallest runs of statements that hold each edit whole, with the comments right above them."""
    found: list[tuple[_Run, list[EditT]]] = []
    placed = [(_run_of(tree, text, edit), edit) for edit in edits]
    for run, edit in sorted(placed, key=lambda pair: (pair[0].first, -pair[0].last)):
        if found and run.first <= found[-1][0].last:
            outer, inside = found[-1]
            found[-1] = (_Run(outer.first, max(outer.last, run.last), outer.nested), [*inside, edit])
        else:
            found.append((run, [edit]))
    return [Unit(_with_comments(run.first, text), run.last, run.nested, tuple(inside)) for run, inside in found]


def _run_of(tree: ast.Module, text: Text, edit: EditT) -> _Run:
    spans = spans_of(edit)
    first, last = min(s[0] for s in spans), max(s[2] for s in spans)
    body: Sequence[ast.stmt] = tree.body
    nested = False
    while True:
        around = [s for s in body if _first_line(s, text) <= last and first <= _last_line(s)]
        if not around:
            return _Run(first, last, nested)
        run = _whole_lines(body, around, nested, text)
        inner = around[0]
        if len(around) > 1 or not isinstance(inner, ast.ClassDef) or not _opens_below(inner, edit, first, last, text):
            return run
        body, nested = inner.body, True


def _whole_lines(body: Sequence[ast.stmt], around: list[ast.stmt], nested: bool, text: Text) -> _Run:
    first, last = _first_line(around[0], text), _last_line(around[-1])
    grown = True
    while grown:
        joined = [s for s in body if _first_line(s, text) <= last and first <= _last_line(s)]
        new_first, new_last = _first_line(joined[0], text), max(_last_line(s) for s in joined)
        grown = (new_first, new_last) != (first, last)
        first, last = new_first, new_last
    return _Run(first, last, nested)


def _opens_below(node: ast.ClassDef, edit: object, first: int, last: int, text: Text) -> bool:
    """Whether the edit lies within the block of a class and cannot empty it."""
    body = node.body
    start = body[0]
    on_own_line = not text.lines[start.lineno - 1][: text.column(start.lineno, start.col_offset)].strip()
    within = _Run(_first_line(start, text), _last_line(body[-1]), True).holds(first, last)
    may_empty = isinstance(edit, DropImport) or (isinstance(edit, ReplaceBlock) and not edit.code.strip())
    return on_own_line and within and not may_empty


def _with_comments(first: int, text: Text) -> int:
    while first > 1 and (text.is_blank(first - 1) or text.lines[first - 2].lstrip().startswith("#")):
        first -= 1
    return first


def _first_line(node: ast.stmt, text: Text) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    if not decorators:
        return node.lineno
    line = decorators[0].lineno
    while not text.lines[line - 1].lstrip().startswith("@"):
        line -= 1
    return line


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
