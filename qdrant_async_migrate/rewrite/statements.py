"""Cut a file into the smallest runs of whole statements that its edits touch: only these are parsed and written again.
In: syntax tree, text, edits. Out: units, none overlapping, in the order of the text. A statement in a block may be one."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from qdrant_async_migrate.records import dataclass

from ..model.edits import DropImport, Edit, ReplaceBlock
from .spans import Placed, Text, spans_of

EditT = TypeVar("EditT", bound="Edit | Placed")


@dataclass(frozen=True, slots=True)
class Unit(Generic[EditT]):
    """Whole lines ``first`` to ``last`` (from 1, inclusive) and what is to be done in them; ``nested`` in a block."""

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


def units(tree: ast.Module, text: Text, edits: Iterable[EditT], deep: bool = True) -> list[Unit[EditT]]:
    """The smallest runs of statements that hold each edit whole, with the comments right above them.

    Unless ``deep``, only statements of the module itself: for code whose parts cannot be parsed alone."""
    found: list[tuple[_Run, list[EditT]]] = []
    placed = [(_run_of(tree, text, edit, deep), edit) for edit in edits]
    for run, edit in sorted(placed, key=lambda pair: (pair[0].first, -pair[0].last)):
        if found and run.first <= found[-1][0].last:
            outer, inside = found[-1]
            found[-1] = (_Run(outer.first, max(outer.last, run.last), outer.nested), [*inside, edit])
        else:
            found.append((run, [edit]))
    return list(_with_comments(found, text))


def _run_of(tree: ast.Module, text: Text, edit: EditT, deep: bool) -> _Run:
    spans = spans_of(edit)
    first, last = min(s[0] for s in spans), max(s[2] for s in spans)
    may_empty = isinstance(edit, DropImport) or (isinstance(edit, ReplaceBlock) and not edit.code.strip())
    body: Sequence[ast.stmt] = tree.body
    run = _Run(first, last, False)
    nested = False
    while body:
        around = [s for s in body if first_line(s, text) <= last and first <= _last_line(s)]
        if not around:
            return run
        run = _whole_lines(body, around, nested, text)
        inside = [] if may_empty or not deep or len(around) > 1 else blocks_of(around[0], text)
        body, nested = next((block for block in inside if _block_run(block, text).holds(first, last)), []), True
    return run


def _whole_lines(body: Sequence[ast.stmt], around: list[ast.stmt], nested: bool, text: Text) -> _Run:
    first, last = first_line(around[0], text), _last_line(around[-1])
    grown = True
    while grown:
        joined = [s for s in body if first_line(s, text) <= last and first <= _last_line(s)]
        new_first, new_last = first_line(joined[0], text), max(_last_line(s) for s in joined)
        grown = (new_first, new_last) != (first, last)
        first, last = new_first, new_last
    return _Run(first, last, nested)


def blocks_of(node: ast.AST, text: Text) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement that begin on lines of their own; an ``elif`` is part of its statement."""
    for child in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield from blocks_of(child, text)
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list) and block:
            start = block[0]
            line, column = text.lines[start.lineno - 1], text.column(start.lineno, start.col_offset)
            if not line[:column].strip() and not (name == "orelse" and line.startswith("elif", column)):
                yield block


def _block_run(block: Sequence[ast.stmt], text: Text) -> _Run:
    return _Run(first_line(block[0], text), _last_line(block[-1]), True)


def _with_comments(found: Iterable[tuple[_Run, list[EditT]]], text: Text) -> Iterator[Unit[EditT]]:
    done = 0
    for run, edits in found:
        first, last = run.first, _footer(run, text)
        while first > done + 1 and _is_remark(first - 1, text):
            first -= 1
        yield Unit(first, last, run.nested, tuple(edits))
        done = last


def _footer(run: _Run, text: Text) -> int:
    """The last of the comment lines below ``run`` that are indented as if they closed a block in it."""
    line = last = run.last
    while line < len(text.lines) and _is_remark(line + 1, text):
        line += 1
        if not text.is_blank(line) and _margin(line, text) > _margin(run.first, text):
            last = line
    return last


def _is_remark(line: int, text: Text) -> bool:
    return text.is_blank(line) or text.lines[line - 1].lstrip().startswith("#")


def _margin(line: int, text: Text) -> int:
    code = text.lines[line - 1].expandtabs(8)
    return len(code) - len(code.lstrip())


def first_line(node: ast.stmt, text: Text) -> int:
    """The line on which a statement begins, or its first decorator."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    if not decorators:
        return node.lineno
    line = decorators[0].lineno
    while not text.lines[line - 1].lstrip().startswith("@"):
        line -= 1
    return line


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
