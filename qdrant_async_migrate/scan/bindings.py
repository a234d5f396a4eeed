"""Which names a block binds, how often, and what it declares ``global`` or ``nonlocal``: Python's scoping, decided before
the walk."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from qdrant_async_migrate.scan.nodes import children, walk

_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_OPAQUE = (ast.Lambda, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
_LEAVES = (ast.Name, ast.Constant, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass)
_RECORDED = frozenset(
    (
        *(ast.Name, *_BLOCKS, ast.Import, ast.ImportFrom, ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping),
        *(ast.Global, ast.Nonlocal, ast.Yield, ast.YieldFrom, ast.Return),
    )
)


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


def bindings_of(body: Iterable[ast.AST]) -> Bindings:
    """Bindings of a block, nested functions and classes left out (only their names count)."""
    found = Bindings()
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind in _RECORDED:
            _record(node, found)
        if kind in _BLOCKS:
            stack += _evaluated_outside(node)
        elif kind in _OPAQUE:
            stack += _walruses(node)
        elif kind not in _LEAVES:
            stack += children(node)
    return found


def _record(node: ast.AST, found: Bindings) -> None:
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            found.counts[name] += 1
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            found.counts[name] += 1
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            for alias in aliases:
                found.counts[alias.asname or alias.name.split(".")[0]] += 1
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            found.counts[name] += 1
        case ast.MatchMapping(rest=str(name)):
            found.counts[name] += 1
        case ast.Global(names=names):
            found.outer_global.update(names)
        case ast.Nonlocal(names=names):
            found.outer_local.update(names)
        case ast.Yield() | ast.YieldFrom():
            found.is_generator = True
        case ast.Return(value=ast.expr()):
            found.gives_value = True
        case _:
            pass


def _evaluated_outside(node: ast.AST) -> list[ast.AST]:
    """What of a nested definition is evaluated where it stands: decorators, defaults, bases."""
    match node:
        case ast.FunctionDef(decorator_list=decorators, args=args) | ast.AsyncFunctionDef(decorator_list=decorators, args=args):
            return [*decorators, *args.defaults, *(d for d in args.kw_defaults if d is not None)]
        case ast.ClassDef(decorator_list=decorators, bases=bases, keywords=keywords):
            return [*decorators, *bases, *(k.value for k in keywords)]
        case _:
            return []


def _walruses(node: ast.AST) -> list[ast.AST]:
    """Walrus targets inside a comprehension bind in the block around it; its own variables do not."""
    return [n.target for n in walk(node) if isinstance(n, ast.NamedExpr)]
