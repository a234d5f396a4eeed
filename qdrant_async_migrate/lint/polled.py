"""Futures that are asked until they are done: ``while not all(f.done() for f in futures): await sleep(1)``. In: the statements
before a call. Out: the futures, and collections of futures, that are complete after them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator


def done_after(before: Iterable[ast.stmt]) -> Iterator[ast.expr]:
    """What is known to be complete once the statements have run: a future, or a collection all of whose futures are."""
    for statement in before:
        if isinstance(statement, ast.While) and not _leaves(statement):
            yield from _done_unless(statement.test)


def _leaves(loop: ast.While) -> bool:
    return any(isinstance(node, ast.Break) for node in ast.walk(loop))


def _done_unless(test: ast.expr) -> Iterator[ast.expr]:
    """What is complete where the test fails."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id="all"), args=[argument])):
            yield from _all_done(argument, _asked)
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call() as call):
            yield from _asked(call)
        case ast.Call(func=ast.Name(id="any"), args=[argument]):
            yield from _all_done(argument, _asked_not)
        case ast.BoolOp(op=ast.Or(), values=values):
            for value in values:
                yield from _done_unless(value)


def _all_done(argument: ast.expr, asked: Callable[[ast.expr], Iterator[ast.expr]]) -> Iterator[ast.expr]:
    """The collection over which a generator expression asks each of its futures."""
    if not isinstance(argument, (ast.GeneratorExp, ast.ListComp)) or len(argument.generators) != 1:
        return
    clause = argument.generators[0]
    target = ast.dump(clause.target).replace("Store()", "Load()")
    if not clause.ifs and any(ast.dump(future) == target for future in asked(argument.elt)):
        yield clause.iter


def _asked(test: ast.expr) -> Iterator[ast.expr]:
    match test:
        case ast.Call(func=ast.Attribute(value=future, attr="done"), args=[]):
            yield future


def _asked_not(test: ast.expr) -> Iterator[ast.expr]:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _asked(operand)
