"""Where the body of a constructor parts: what can stay in it, and what has to move because it awaits.

Everything from the first awaiting statement on moves, and as much before it as it takes for the moved part to find the same names
with the same values, so that no effect changes its place.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.scan.bindings import bindings_of

_NESTED = (*FUNCTIONS, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Split:
    """``at``: index of the first statement that moves; ``needed``: parameters that the moved part reads, in their order."""

    node: ast.FunctionDef
    at: int
    needed: tuple[str, ...]

    @property
    def moved(self) -> list[ast.stmt]:
        return self.node.body[self.at :]


def split(node: ast.FunctionDef, first: int, also: frozenset[str]) -> Split:
    """Part the body at or before ``first``; ``also``: names that are read between the two parts."""
    at, start = first, 1 if ast.get_docstring(node, clean=False) is not None else 0
    while (earlier := _conflict(node, at, start, also)) is not None:
        at = earlier
    reads = names_in(node.body[at:]) | also
    return Split(node, at, tuple(name for name in parameters(node) if name in reads))


def _conflict(node: ast.FunctionDef, at: int, start: int, also: frozenset[str]) -> int | None:
    """The first statement that stays but has to move with the others."""
    moved = node.body[at:]
    if not moved and not also:
        return None
    reads = names_in(moved) | also
    binds = set(bindings_of(moved).counts)
    for index in range(start, at):
        if _must_move(node, node.body[index], reads, binds):
            return index
    return None


def _must_move(node: ast.FunctionDef, statement: ast.stmt, reads: set[str], binds: set[str]) -> bool:
    found = bindings_of([statement])
    outer = found.outer_global | found.outer_local
    if (set(found.counts) | outer) & (reads | binds) or _returns(statement):
        return True
    if _closes_over([statement]) & binds:
        return True
    packed = {a.arg for a in (node.args.vararg, node.args.kwarg) if a is not None} & reads
    return bool(packed & _held([statement]))


def names_in(nodes: Iterable[ast.AST]) -> set[str]:
    """Every name that stands in ``nodes``, nested code included."""
    return {n.id for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name)}


def parameters(node: ast.FunctionDef) -> list[str]:
    """Names of the parameters after ``self``."""
    args = node.args
    plain = [a.arg for a in [*args.posonlyargs, *args.args]][1:]
    rest = [a.arg for a in (args.vararg,) if a is not None] + [a.arg for a in args.kwonlyargs]
    return plain + rest + [a.arg for a in (args.kwarg,) if a is not None]


def _returns(statement: ast.AST) -> bool:
    """A ``return`` of the function itself."""
    if isinstance(statement, ast.Return):
        return True
    if isinstance(statement, _NESTED):
        return False
    return any(_returns(child) for child in ast.iter_child_nodes(statement))


def _closes_over(nodes: Iterable[ast.AST]) -> set[str]:
    """Names that nested functions read when they are called, perhaps later."""
    inner = (n for node in nodes for n in ast.walk(node) if isinstance(n, (*FUNCTIONS, ast.Lambda, ast.GeneratorExp)))
    return names_in(inner)


def _held(nodes: Iterable[ast.AST]) -> set[str]:
    """Names that are used other than by spreading them in a call, which makes a copy."""
    return {name for node in nodes for name in _mentions(node)}


def _mentions(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.Call) and isinstance(child, ast.Starred) and isinstance(child.value, ast.Name):
            continue
        if isinstance(child, ast.keyword) and child.arg is None and isinstance(child.value, ast.Name):
            continue
        yield from _mentions(child)
