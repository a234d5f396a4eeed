"""Decorators, and functions whose body moves into a coroutine function below them, as lines put into the text, where no comment
and no odd blank is in the way. In: text, statement, step. Out: the pieces of the text that change; None where a doubt remains."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from ..model.edits import Decorate, Insert, ReplaceBlock, Span
from .pieces import Piece, line
from .places import path_to
from .spans import Text, indent_of, spans_of
from .statements import first_line
from .steps import Step

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN = (ast.Name, ast.Attribute, ast.Subscript, ast.Constant)
_UNUSUAL = re.compile(r"[\r\f]")
_MARGIN = re.compile(r"[ \t]*")
_END = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_COROUTINE = re.compile(r"(async def [^\n]+:)\n    (\w+)")


def decorated(text: Text, node: ast.AST, step: Decorate, steps: Sequence[Step]) -> list[Piece] | None:
    """The decorator on a line above the others, or below them."""
    several = sum(isinstance(other, Decorate) and other.at == step.at for other in steps) > 1
    if several or not isinstance(node, _DEFINITIONS) or "\n" in step.code or _UNUSUAL.search(text.source):
        return None
    others = node.decorator_list
    place = node.lineno if step.inner else first_line(node, text)
    if step.inner and others and others[-1].end_lineno != place - 1:
        return None
    at = text.start(place)
    return [Piece(at, at, f"{_margin(text, place)}@{step.code}\n", (0, 2))]


def split(text: Text, step: Insert, steps: Sequence[Step]) -> list[Piece] | None:
    """A function whose statements move into a new one below it: these stay where they are, the end of the one and the beginning
    of the other come to stand above them."""
    found, path = _COROUTINE.fullmatch(step.code), path_to(text, step.at)
    body = next((block for block in steps if found and is_moved(block, step, found[2])), None)
    if found is None or not isinstance(body, ReplaceBlock) or not path or not isinstance(path[-1], _FUNCTIONS):
        return None
    node = path[-1]
    run = [statement for statement in node.body if text.span(statement) in body.at]
    head = _filled(text, found[1], step, found[2], steps)
    if head is None or run != node.body[-len(body.at) :] or not _is_plain(text, node, run):
        return None
    outer, inner = _margin(text, node.lineno), _margin(text, run[0].lineno)
    if inner != outer + indent_of(text.tree, text):
        return None
    gap = "\n" * (1 if outer else 2)
    return [line(text.start(run[0].lineno), f"{inner}{body.code}\n{gap}{outer}{head}\n")]


def is_moved(block: object, step: object, name: str = "") -> bool:
    """Whether a line takes the place of ``block``, whose statements ``step`` takes up below (as ``name``)."""
    if not isinstance(block, ReplaceBlock) or not isinstance(step, Insert) or block.slots or step.where != "after":
        return False
    taken = [slot for slot, spans in step.slots if spans == block.at]
    return bool(taken) and (not name or taken == [name]) and bool(block.code.strip()) and "\n" not in block.code


def _filled(text: Text, head: str, step: Insert, body: str, steps: Sequence[Step]) -> str | None:
    """The first line of the new function, with what it takes over from the old one."""
    for name, spans in step.slots:
        if name == body:
            continue
        path = path_to(text, spans[0])
        start, end = text.range(spans[0])
        edited = any(_meet(at, spans[0]) for other in steps if other is not step for at in spans_of(other))
        if edited or not path or not isinstance(path[-1], _PLAIN) or "\n" in text.source[start:end]:
            return None
        head = re.sub(rf"\b{name}\b", lambda _, new=text.source[start:end]: new, head)  # type: ignore[misc]
    return head


def _meet(one: Span, other: Span) -> bool:
    """Whether one of two spans begins in the other: what only lies around it is not counted."""
    return other[:2] <= one[:2] < other[2:]


def _is_plain(text: Text, node: ast.stmt, run: Sequence[ast.stmt]) -> bool:
    """Whether the statements have lines of their own, right below what stays, with no blanks or comments that another function
    would have to take over."""
    first, last = run[0].lineno, node.end_lineno or node.lineno
    if first_line(run[0], text) != first or not text.lines[first - 2].strip() or _UNUSUAL.search(text.source):
        return False
    if text.lines[first - 2].lstrip().startswith("#") or any(not _is_alone(text, statement) for statement in run):
        return False
    if any(code.isspace() and code != "\n" for code in text.lines[first - 1 : last]):
        return False
    return all(len(_margin(text, n)) <= node.col_offset for n in _comments_below(text, last))


def _is_alone(text: Text, statement: ast.stmt) -> bool:
    _, end = text.range(text.span(statement))
    before = text.lines[statement.lineno - 1][: text.column(statement.lineno, statement.col_offset)]
    return not before.strip() and _END.match(text.source, end) is not None


def _comments_below(text: Text, last: int) -> Iterator[int]:
    for number in range(last + 1, len(text.lines) + 1):
        code = text.lines[number - 1].strip()
        if code and not code.startswith("#"):
            return
        if code:
            yield number


def _margin(text: Text, number: int) -> str:
    return _MARGIN.match(text.lines[number - 1])[0]  # type: ignore[index]
