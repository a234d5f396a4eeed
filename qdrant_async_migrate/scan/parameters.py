"""Parameters of functions and lambdas: what defaults and annotations say of them, and their variables in the body."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qdrant_async_migrate.model.facts import NONE, Op, Param
from qdrant_async_migrate.scan.literals import literal
from qdrant_async_migrate.scan.opened import place_of

if TYPE_CHECKING:
    from qdrant_async_migrate.scan.expressions import Expressions

Declared = tuple[ast.arg, str, int, int, str, bool]
"""A parameter before its function is entered: its kind, the nodes of its annotation and its default, the default as text, and
whether it has none."""
_REST = frozenset({"args", "kwargs"})


def declared(e: Expressions, args: ast.arguments, annotation: Callable[[ast.expr], int] | None = None) -> list[Declared]:
    """Parameters with their defaults and annotations evaluated where the function stands; nodes come with the body."""
    positional = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(args.defaults)) + list(args.defaults)
    found: list[Declared] = []
    for index, (arg, default) in enumerate(zip(positional, defaults, strict=True)):
        kind = "positional-only" if index < len(args.posonlyargs) else "positional"
        found.append(_declared(e, arg, kind, default, annotation))
    if args.vararg is not None:
        found.append(_declared(e, args.vararg, "args", None, annotation))
    for arg, kw_default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        found.append(_declared(e, arg, "keyword", kw_default, annotation))
    if args.kwarg is not None:
        found.append(_declared(e, args.kwarg, "kwargs", None, annotation))
    return found


def _declared(
    e: Expressions, arg: ast.arg, kind: str, default: ast.expr | None, annotation: Callable[[ast.expr], int] | None
) -> Declared:
    declared = annotation(arg.annotation) if arg.annotation is not None and annotation is not None else NONE
    return arg, kind, declared, e.visit(default), literal(default) if default is not None else "", default is None


def bind(e: Expressions, declared: Sequence[Declared]) -> tuple[Param, ...]:
    """Give each parameter its variable in the scope just opened; declared types and defaults flow into it."""
    counts = e.b.frame.bindings.counts
    e.b.frame.params = frozenset([arg.arg for arg, kind, *_ in declared if counts[arg.arg] == 1 and kind not in _REST])
    return tuple([_bound(e, *each) for each in declared])


def _bound(e: Expressions, arg: ast.arg, kind: str, declared: int, default: int, said: str, needed: bool) -> Param:
    name, frame = arg.arg, e.b.frame
    cell = node = e.b.cell(frame, name)
    if frame.bindings.counts[name] > 1:
        node = e.b.node()
        e.b.copy(cell, node)
        frame.env[name] = node
        if kind not in _REST:
            frame.rebound[name] = node
    if kind in _REST:
        e.b.ops.append((Op.BUILD, node, kind, ((None, declared),) if declared != NONE else ()))
    else:
        e.b.copy(node, declared)
        if default != NONE:
            e.b.copy(node, e.build("default", [(None, default)]))
    return Param(name, kind, node, arg.annotation is not None, default, place_of(arg), said, needed and kind not in _REST)
