"""``class Docs(Base, store=store)`` calls ``Base.__init_subclass__(store=store)``, or hands the store to its metaclass."""

from __future__ import annotations

import ast

from qdrant_async_migrate.model.facts import NONE, Op
from qdrant_async_migrate.scan.expressions import Expressions
from qdrant_async_migrate.scan.opened import place_of

_MAKING = {"__prepare__": 2, "__new__": 4, "__init__": 4}
"""Methods of a metaclass that get the keywords, and how many arguments go before these."""


def hand_over(e: Expressions, node: ast.ClassDef, bases: tuple[int, ...], metaclass: int) -> None:
    """What a class statement gives by keyword, to each of its bases and its metaclass, which may be that of a base; values
    without interest are given to nobody."""
    given = tuple([(k.arg, e.visit(k.value)) for k in node.keywords if k.arg != "metaclass"])
    if all(value == NONE for _, value in given):
        return
    metaclasses = [(metaclass, place_of(node))] if metaclass != NONE else []
    for base, source in zip(node.bases, bases, strict=True):
        place = place_of(base)
        function = e.attribute(source, "__init_subclass__", place)
        e.b.ops.append((Op.CALL, e.b.node(), function, (), given, (), e.b.frame.index, place))
        metaclasses.append((e.attribute(source, "__class__", place), place))
    for source, place in metaclasses:
        for name, before in _MAKING.items():
            function = e.attribute(source, name, place)
            e.b.ops.append((Op.CALL, e.b.node(), function, (NONE,) * before, given, (), e.b.frame.index, place))
