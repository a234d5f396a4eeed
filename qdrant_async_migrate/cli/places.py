"""Which function stands around a line, and which there are at all. In: source files. Out: their names and lines. Asked only for
what the call graph does not hold: functions that have nothing to do with a client."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from qdrant_async_migrate.config import load
from qdrant_async_migrate.discover import Undecodable, decode, discover
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A function, or a module as a whole, with its first and last line."""

    name: str
    line: int
    end: int
    is_async: bool = False
    is_module: bool = False


def around(file: Path, line: int) -> Place:
    """The innermost function that a line belongs to, its decorators included; the module outside of functions.

    Raises UsageError for a line that the file does not have.
    """
    text = _text(file)
    last = len(text.splitlines())
    if not 1 <= line <= max(last, 1):
        raise UsageError(f"{file.name}:{line}: the file has {last} lines")
    found = [place for place, start in _functions(text) if start <= line <= place.end]
    return max(found, key=lambda place: place.line, default=Place(file.stem, 1, last, is_module=True))


def all_symbols(outcome: Outcome, cwd: Path) -> dict[str, Place]:
    """Every module and function of the program by its dotted name."""
    root = (cwd / outcome.root).resolve()
    found: dict[str, Place] = {}
    for file in discover([root], load(root), root).files:
        found[file.module] = Place(file.module, 1, 1, is_module=True)
        found |= {f"{file.module}.{place.name}": place for place, _ in _functions(_text(root / file.path))}
    return found


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes())[0]
    except (OSError, Undecodable):
        return ""


def _functions(text: str) -> Iterator[tuple[Place, int]]:
    """With the line where the first decorator stands."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    yield from _within(tree, "")


def _within(node: ast.AST, prefix: str) -> Iterator[tuple[Place, int]]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                place = Place(prefix + child.name, child.lineno, child.end_lineno or 0, isinstance(child, ast.AsyncFunctionDef))
                yield place, min([child.lineno, *(each.lineno for each in child.decorator_list)])
                yield from _within(child, f"{prefix}{child.name}.<locals>.")
            case ast.ClassDef():
                yield from _within(child, f"{prefix}{child.name}.")
            case _:
                yield from _within(child, prefix)
