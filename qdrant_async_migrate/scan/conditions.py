"""What a passed or failed test says: after ``if self.text: return`` there is no ``self.text``, and below ``if slow:`` the
parameter ``slow`` is true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from qdrant_async_migrate.model.facts import GIVEN, HAS, MEMBER, OF, Position, ScopeKind
from qdrant_async_migrate.scan.builder import Builder, Frame
from qdrant_async_migrate.scan.literals import dotted_text
from qdrant_async_migrate.scan.opened import place_of

Fact = tuple[str, bool]
_NO_NAMES: frozenset[str] = frozenset()
_IS_PLAIN = re.compile(r"(?:'[\w-]*'|\d+|True|False)\Z")
"""Constants that an attribute is compared with."""
_SAME = (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)


def note(builder: Builder, test: ast.expr, passed: bool, first: Position, last: Position, before: dict[str, int]) -> None:
    """Remember what the test says from one place to another. ``before``: what names meant when it was asked."""
    frame = builder.frame
    params = frame.params.union(name for name, node in frame.rebound.items() if before.get(name) == node)
    params = params.union(_of_outer(frame)) if frame.parent is not None and frame.parent.params else params
    builder.tested += [(frame.index, text, there, first, last) for text, there in facts_of(test, passed, params)]


def _of_outer(frame: Frame) -> Iterator[str]:
    """Parameters of the functions around, as far as a function means them by their names."""
    hidden = set(frame.bindings.counts)
    outer = frame.parent
    while outer is not None and outer.kind is ScopeKind.FUNCTION:
        yield from outer.params - hidden
        hidden.update(outer.bindings.counts)
        outer = outer.parent


def note_branches(builder: Builder, node: ast.IfExp) -> None:
    """The same for both branches of an expression."""
    for branch, passed in ((node.body, True), (node.orelse, False)):
        place = place_of(branch)
        note(builder, node.test, passed, place[:2], place[2:], builder.frame.env)


def note_operands(builder: Builder, node: ast.BoolOp) -> None:
    """The same for what ``or`` asks after something false, and ``and`` after something true."""
    last = place_of(node.values[-1])[2:]
    for value, onward in pairwise(node.values):
        note(builder, value, isinstance(node.op, ast.And), place_of(onward)[:2], last, builder.frame.env)


def note_cases(builder: Builder, node: ast.Match, before: dict[str, int]) -> None:
    """The same for ``match``: a case has none of the values that the cases before it have."""
    failed: list[ast.expr] = []
    for case in node.cases:
        passed, others = _case_tests(node.subject, case.pattern)
        first, last = (case.body[0].lineno, 0), ((case.body[-1].end_lineno or 0) + 1, 0)
        for tests, result in ((passed, True), (failed, False)):
            for test in tests:
                note(builder, test, result, first, last, before)
        failed += others if case.guard is None else []


def _case_tests(subject: ast.expr, pattern: ast.pattern) -> tuple[list[ast.expr], list[ast.expr]]:
    """Comparisons that a subject passes which fits the pattern, and those that one fails which does not."""
    match pattern:
        case ast.MatchOr(patterns=patterns):
            return [], [test for inner in patterns for test in _case_tests(subject, inner)[1]]
        case ast.MatchValue(value=value):
            found: list[ast.expr] = [ast.Compare(left=subject, ops=[ast.Eq()], comparators=[value])]
            return found, found
        case ast.MatchSingleton(value=single):
            found = [ast.Compare(left=subject, ops=[ast.Is()], comparators=[ast.Constant(value=single)])]
            return found, found
    return [], []


def facts_of(test: ast.expr, passed: bool, params: frozenset[str] = _NO_NAMES) -> Iterator[Fact]:
    """Attributes that are there, or are not, when the test has this result; and what ``params`` are then."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from facts_of(inner, not passed, params)
        case ast.BoolOp(op=op, values=values) if isinstance(op, ast.And) is passed:
            for value in values:
                yield from facts_of(value, passed, params)
        case ast.BoolOp(op=ast.Or(), values=values) if passed:
            yield from _one_of(values, params)
        case ast.Attribute() if text := dotted_text(test):
            yield text, passed
        case ast.Name(id=name) if name in params:
            yield GIVEN + name, passed
        case ast.Call(func=ast.Name(id="hasattr"), args=[owner, ast.Constant(value=str(name))]) if text := dotted_text(owner):
            yield f"{text}.{name}{HAS}", passed
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), asked], keywords=[]) if name in params:
            if text := _classes(asked):
                yield f"{GIVEN}{name} {OF}{text}", passed
        case ast.Compare(left=left, ops=[op], comparators=[other]):
            yield from _compared(left, op, other, passed, params)


def _one_of(tests: list[ast.expr], params: frozenset[str]) -> Iterator[Fact]:
    """``isinstance(source, str) or isinstance(source, Path)`` asks for either."""
    found = [fact for test in tests for fact in facts_of(test, True, params) if isinstance(test, ast.Call)]
    asked = [text.partition(f" {OF}") for text, there in found if there and f" {OF}" in text]
    if len(asked) == len(tests) and len({name for name, _, _ in asked}) == 1:
        yield f"{asked[0][0]} {OF}{'|'.join(names for _, _, names in asked)}", True


def _classes(asked: ast.expr) -> str:
    """Names of classes as a test names them, with ``|`` between them; ``""`` where one is no name."""
    parts = asked.elts if isinstance(asked, ast.Tuple) else [asked]
    if isinstance(asked, ast.BinOp) and isinstance(asked.op, ast.BitOr):
        return f"{left}|{right}" if (left := _classes(asked.left)) and (right := _classes(asked.right)) else ""
    names = [dotted_text(part) for part in parts]
    return "|".join(name for name in names if name) if all(names) else ""


def _compared(left: ast.expr, op: ast.cmpop, other: ast.expr, passed: bool, params: frozenset[str]) -> Iterator[Fact]:
    to_none = isinstance(other, ast.Constant) and other.value is None and isinstance(op, (ast.Is, ast.IsNot))
    if to_none and isinstance(left, ast.Attribute) and (text := dotted_text(left)):
        yield f"{text} is", isinstance(op, ast.IsNot) is passed
    elif isinstance(left, ast.Attribute) and isinstance(other, ast.Constant) and isinstance(op, (ast.Eq, ast.NotEq)):
        if (text := dotted_text(left)) and _IS_PLAIN.match(repr(other.value)):
            yield f"{text} {other.value!r}", isinstance(op, ast.Eq) is passed
    elif isinstance(left, ast.Attribute) and isinstance(other, ast.Attribute) and isinstance(op, _SAME):
        if (text := dotted_text(left)) and (member := dotted_text(other)):
            yield f"{text} {member.replace('.', MEMBER)}", isinstance(op, (ast.Is, ast.Eq)) is passed
    elif isinstance(other, ast.Name) and other.id in params and isinstance(op, ast.In if passed else ast.NotIn):
        yield GIVEN + other.id, True
    elif isinstance(left, ast.Name) and left.id in params and isinstance(op, _SAME):
        if to_none:
            yield f"{GIVEN}{left.id} is", isinstance(op, ast.IsNot) is passed
        elif text := repr(other.value) if isinstance(other, ast.Constant) else dotted_text(other):
            yield f"{GIVEN}{left.id} {text}", isinstance(op, (ast.Is, ast.Eq)) is passed
