"""Edits that only put words into a text, or change one: nothing is parsed for them, no tree is built anew. Whatever is written so
that a doubt remains is left to the tree. In: text, steps. Out: the pieces of the text that change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence

from ..model.edits import (
    AsyncComp,
    AsyncDef,
    AsyncFor,
    AsyncWith,
    Await,
    Decorate,
    Delegate,
    Insert,
    Rename,
    Replace,
    ReplaceBlock,
)
from .call_words import delegated, handed
from .import_words import joined, on_a_line
from .keywords import KINDS
from .line_words import decorated, is_moved, split
from .pieces import Piece, are_apart, around, before
from .places import path_to
from .spans import Text, is_glued
from .steps import ImportLine, JoinImport, Step

Found = Sequence[Piece] | None
_PLACED = (Await, AsyncDef, AsyncFor, AsyncWith, AsyncComp, Decorate, Delegate, Rename, Replace, JoinImport)
_PRIMARY = (ast.Call, ast.Attribute, ast.Name, ast.Subscript)
_FORMATTED = (ast.JoinedStr, *([ast.TemplateStr] if hasattr(ast, "TemplateStr") else []))
"""In these, positions depend on the release of Python."""
_WORD = re.compile(r"\w")
_BEHIND = re.compile(r"[ \t\n]*([).\[(])")
_FOR = re.compile(r"(?<!\w)for[ \t]+\Z")
_DEFINED = re.compile(r"(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)")


def words(text: Text, steps: Iterable[Step]) -> list[Piece] | None:
    """What changes in the text; None if that takes more than words."""
    wanted = list(dict.fromkeys(steps))
    pieces: list[Piece] = []
    for step in wanted:
        found = _of_step(text, step, wanted)
        if found is None:
            return None
        pieces += found
    return pieces if are_apart(pieces) else None


def _of_step(text: Text, step: Step, steps: Sequence[Step]) -> Found:
    match step:
        case ImportLine():
            return on_a_line(text, step)
        case Insert():
            return split(text, step, steps)
        case ReplaceBlock():  # the other step says it all
            return [] if any(is_moved(step, other) for other in steps) else None
        case _ if isinstance(step, _PLACED):
            path = path_to(text, step.at)
            doubtful = not path or any(isinstance(node, _FORMATTED) for node in path)
            return None if doubtful else _at(text, step, path, steps)
        case _:
            return None


def _at(text: Text, step: Step, path: Sequence[ast.AST], steps: Sequence[Step]) -> Found:
    node = path[-1]
    match step:
        case Await() if isinstance(node, _PRIMARY):
            return _awaited(text, step, path)
        case AsyncDef() | AsyncFor() | AsyncWith() if isinstance(node, KINDS[type(step)][1]):
            start, end = text.range(step.at)
            return [] if text.source.startswith("async", start) else [before(start, end, "async ")]
        case AsyncComp():
            return _clause(text, step, path)
        case Rename():
            return _renamed(text, step, node)
        case Replace() if isinstance(node, _PRIMARY):
            return handed(text, step, steps)
        case Delegate() if isinstance(node, ast.Call):
            return delegated(text, node, step, steps)
        case Decorate():
            return decorated(text, node, step, steps)
        case JoinImport() if isinstance(node, ast.ImportFrom):
            return joined(text, node, step, steps)
        case _:
            return None


def _awaited(text: Text, step: Await, path: Sequence[ast.AST]) -> Found:
    start, end = text.range(step.at)
    node, parent = path[-1], path[-2]
    if is_glued(text, start, end) or isinstance(parent, ast.Await):
        return None
    if node not in (getattr(parent, "value", None), getattr(parent, "func", None)) or not isinstance(parent, _PRIMARY):
        return [before(start, end, "await ")]
    behind = _BEHIND.match(text.source, end)
    if behind is None:
        return None
    return [before(start, end, "await ")] if behind[1] == ")" else around(start, end, "(await ", ")")


def _clause(text: Text, step: AsyncComp, path: Sequence[ast.AST]) -> Found:
    clauses = [clause for clause in getattr(path[-2], "generators", ()) if clause.target is path[-1]] if len(path) > 1 else []
    line, column = step.at[:2]
    word = _FOR.search(text.lines[line - 1][:column])
    if not clauses or word is None:
        return None
    start = text.start(line) + word.start()
    return [] if clauses[0].is_async else [Piece(start, start, "async ")]


def _renamed(text: Text, step: Rename, node: ast.AST) -> Found:
    start, end = text.range(step.at)
    match node:
        case ast.Name(id=name) if not is_glued(text, start, end):
            pass
        case ast.Attribute(attr=name) if not is_glued(text, start, end):
            start = end - len(name)
        case ast.alias(name=dotted) if text.source.startswith(dotted, start):
            name = dotted.rpartition(".")[2]
            start += len(dotted) - len(name)
        case ast.keyword(arg=str(name)) | ast.arg(arg=name):
            pass
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            defined = _DEFINED.match(text.source, start)
            start = defined.start(1) if defined else end
        case _:
            return None
    stands = text.source.startswith(name, start) and not _WORD.match(text.source, start + len(name))
    return [Piece(start, start + len(name), step.to)] if stands else None
