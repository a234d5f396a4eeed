"""Which names a block binds, how often, and what it declares ``global`` or ``nonlocal``: Python's scoping, decided before
the walk. Expressions bind names only by ``:=`` and say something of their function only by ``yield``: those of lines without
either are not looked at."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.scan.nodes import children, walk

_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_OPAQUE = (ast.Lambda, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
_LEAVES = frozenset((ast.Name, ast.Constant, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass))
_BELOW: Mapping[type[ast.AST], tuple[str, ...]] = {
    ast.Assign: ("targets",),
    ast.AugAssign: ("target",),
    ast.AnnAssign: ("target",),
    ast.Delete: ("targets",),
    ast.For: ("target", "body", "orelse"),
    ast.AsyncFor: ("target", "body", "orelse"),
    ast.While: ("body", "orelse"),
    ast.If: ("body", "orelse"),
    **dict.fromkeys((ast.Expr, ast.Return, ast.Raise, ast.Assert), ()),
}
"""Fields of statements that bind names if no expression does; all fields of the other statements."""


@dataclass(slots=True)
class Bindings:
    """Names bound in one block, with the number of places that bind them."""

    counts: Counter[str] = field(default_factory=Counter)
    outer_global: set[str] = field(default_factory=set)
    outer_local: set[str] = field(default_factory=set)
    is_generator: bool = False
    gives_value: bool = False

    def is_local(self, name: str) -> bool:
        return name in self.counts and name not in self.outer_global and name not in self.outer_local


def binding_lines(text: str) -> list[int]:
    """The lines in which an expression may bind a name or make a generator."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return sorted(line for word in (":=", "yield") for line in _lines_with(word, text))


def _lines_with(word: str, text: str) -> Iterator[int]:
    line, last, at = 1, 0, text.find(word)
    while at >= 0:
        line += text.count("\n", last, at)
        yield line
        last, at = at, text.find(word, at + 1)


def bindings_of(body: Iterable[ast.AST], lines: Sequence[int] | None = None) -> Bindings:
    """Bindings of a block, nested functions and classes left out (only their names count). ``lines``: see ``binding_lines``."""
    found = Bindings()
    stack: list[Any] = list(body)
    while stack:
        node = stack.pop()
        kind = type(node)
        record = _RECORD.get(kind)
        if record is not None:
            record(node, found)
        if kind in _BLOCKS:
            stack += _evaluated_outside(node)
        elif kind in _OPAQUE:
            stack += _walruses(node)
        elif kind in _BELOW and lines is not None and not _holds(node, lines):
            for name in _BELOW[kind]:
                below = getattr(node, name)
                stack += below if type(below) is list else (below,)
        elif kind not in _LEAVES:
            stack += children(node)
    return found


def _holds(node: ast.stmt, lines: Sequence[int]) -> bool:
    at = bisect_left(lines, node.lineno)
    return at < len(lines) and lines[at] <= (node.end_lineno or node.lineno)


def _name(node: Any, found: Bindings) -> None:
    if type(node.ctx) is not ast.Load:
        found.counts[node.id] += 1


def _named(node: Any, found: Bindings) -> None:
    if node.name is not None:
        found.counts[node.name] += 1


def _import(node: Any, found: Bindings) -> None:
    for alias in node.names:
        found.counts[alias.asname or alias.name.partition(".")[0]] += 1


def _rest(node: Any, found: Bindings) -> None:
    if node.rest is not None:
        found.counts[node.rest] += 1


def _yield(_: Any, found: Bindings) -> None:
    found.is_generator = True


def _return(node: Any, found: Bindings) -> None:
    if node.value is not None:
        found.gives_value = True


_RECORD: Mapping[type[ast.AST], Callable[[Any, Bindings], None]] = {
    ast.Name: _name,
    **dict.fromkeys((*_BLOCKS, ast.ExceptHandler, ast.MatchAs, ast.MatchStar), _named),
    ast.MatchMapping: _rest,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.Global: lambda node, found: found.outer_global.update(node.names),
    ast.Nonlocal: lambda node, found: found.outer_local.update(node.names),
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
    ast.Return: _return,
}


def _evaluated_outside(node: Any) -> list[ast.AST]:
    """What of a nested definition is evaluated where it stands: decorators, defaults, bases."""
    if type(node) is ast.ClassDef:
        return [*node.decorator_list, *node.bases, *(k.value for k in node.keywords)]
    return [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]


def _walruses(node: ast.AST) -> list[ast.AST]:
    """Walrus targets inside a comprehension bind in the block around it; its own variables do not."""
    return [n.target for n in walk(node) if isinstance(n, ast.NamedExpr)]
