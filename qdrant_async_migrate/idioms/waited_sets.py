"""``done, _ = wait(futures)``: all futures are done there, so that the first set holds every one and the second none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.records import dataclass

if TYPE_CHECKING:
    from qdrant_async_migrate.idioms.futures import Loop


@dataclass(frozen=True, slots=True)
class WaitedSet:
    """The statement, its call, and the name of what is done."""

    statement: ast.Assign
    call: ast.Call
    done: str
    left: str


def waited_set(syntax: Syntax, call: ast.Call) -> WaitedSet | None:
    """What ``wait(futures)`` gives is taken apart at once, or kept whole of the first set."""
    match syntax.parent(call):
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id=done), ast.Name(id=left)])]) as statement if done != left:
            return WaitedSet(statement, call, done, left)
    return None


def are_only_asked(function: ast.AST, waited: WaitedSet, loops: Iterator[Loop | None]) -> bool:
    """Each mention of the sets is a loop over what is done; of those left none is asked for."""
    every = [n for n in ast.walk(function) if isinstance(n, ast.Name)]
    stores = [n for n in every if n.id == waited.done and isinstance(n.ctx, ast.Store)]
    left = [n for n in every if n.id == waited.left and isinstance(n.ctx, ast.Load)]
    return len(stores) == 1 and not left and all(loop is not None and loop.completed is None for loop in loops)
