"""Loops over the items of a mapping, ``for key, value in d.items()``: what is stored under ``key`` there keeps its name."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from qdrant_async_migrate.scan.builder import Frame
from qdrant_async_migrate.scan.opened import place_of

if TYPE_CHECKING:
    from qdrant_async_migrate.scan.expressions import Expressions


def iterated(expressions: Expressions, loop: ast.For | ast.AsyncFor) -> int:
    """What the loop iterates over; that its variables are an item of a mapping is noted in the frame."""
    match loop.target, loop.iter:
        case (
            ast.Tuple(elts=[ast.Name(id=key), ast.Name(id=value)]),
            ast.Call(func=ast.Attribute(value=owner, attr="items") as method, args=[], keywords=[]) as call,
        ):
            mapping = expressions.visit(owner)
            frame = expressions.b.frame
            if frame.bindings.counts[key] == frame.bindings.counts[value] == 1:
                frame.items[(key, value)] = mapping
            return expressions.called(call, expressions.attribute(mapping, method.attr, place_of(method)))
    return expressions.visit(loop.iter)


def mapping(frame: Frame, key: ast.expr, value: ast.expr) -> tuple[int, ...]:
    """The node of the mapping of which both are an item, if they are."""
    match key, value:
        case ast.Name(id=name), ast.Name(id=stored) if (name, stored) in frame.items:
            return (frame.items[(name, stored)],)
    return ()
