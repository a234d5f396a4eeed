"""``class Docs(Base, store=store)`` calls ``Base.__init_subclass__(store=store)``."""

from __future__ import annotations

import ast

from qdrant_async_migrate.model.facts import NONE, Op
from qdrant_async_migrate.scan.expressions import Expressions
from qdrant_async_migrate.scan.opened import place_of


def hand_over(e: Expressions, node: ast.ClassDef, bases: tuple[int, ...]) -> None:
    """What a class statement gives by keyword, to each of its bases; values without interest are given to nobody."""
    given = tuple([(k.arg, e.visit(k.value)) for k in node.keywords if k.arg != "metaclass"])
    if all(value == NONE for _, value in given):
        return
    for base, source in zip(node.bases, bases, strict=True):
        place = place_of(base)
        function = e.attribute(source, "__init_subclass__", place)
        e.b.ops.append((Op.CALL, e.b.node(), function, (), given, (), e.b.frame.index, place))
