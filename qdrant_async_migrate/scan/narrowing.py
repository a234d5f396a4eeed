"""What a test with ``isinstance`` says of a variable where it has passed, or has failed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qdrant_async_migrate.model.facts import NONE, Op

if TYPE_CHECKING:
    from qdrant_async_migrate.scan.expressions import Expressions


def narrow(e: Expressions, test: ast.expr, passed: bool) -> None:
    """From here on the variables of the test read as what the test says."""
    for name, cls, positive in _asked(test, passed):
        source = e.b.load(name)
        if source != NONE and e.b.owner(name) is e.b.frame:
            target = e.b.node()
            e.b.emit(Op.NARROW, target, source, e.visit(cls), positive)
            e.b.narrow(name, target)


def within(e: Expressions, test: ast.expr, passed: bool, expression: ast.expr) -> int:
    """The values of an expression that is evaluated only then: one side of a conditional expression."""
    env = e.b.frame.env
    before = {name: env.get(name) for name, _, _ in _asked(test, passed)}
    narrow(e, test, passed)
    narrowed = {name: env.get(name) for name in before}
    value = e.visit(expression)
    for name, node in before.items():
        if env.get(name) == narrowed[name]:  # the expression itself may bind it
            env.pop(name, None)
            env.update({} if node is None else {name: node})
    return value


def _asked(test: ast.expr, passed: bool) -> Iterator[tuple[str, ast.expr, bool]]:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from _asked(inner, not passed)
        case ast.BoolOp(op=ast.And(), values=values) if passed:
            for value in values:
                yield from _asked(value, True)
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), cls]):
            yield name, cls, passed
