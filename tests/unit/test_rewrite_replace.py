"""Replacing an expression: parts of the original move into new code, with the parentheses that each place needs."""

from __future__ import annotations

import pytest

from qdrant_async_migrate.model.edits import AsyncComp, Await, Edit, ListComp, Rename, Replace
from qdrant_async_migrate.rewrite import EditFailed
from tests.unit.marking import after, marked

CASES = [
    ("x = ⟦f(⟦a⟧)⟧", "g(__p0__, 1)", "x = g(a, 1)"),
    ("x = ⟦f(⟦a⟧)⟧.y", "await g(__p0__)", "x = (await g(a)).y"),
    ("x = (⟦f(⟦a⟧)⟧)", "await g(__p0__)", "x = (await g(a))"),
    ("x = ⟦f(⟦a or b⟧)⟧", "__p0__.y", "x = (a or b).y"),
    ("x = ⟦f((⟦a or b⟧))⟧", "g(__p0__)", "x = g(a or b)"),
    ("x = ⟦f((⟦a or b⟧))⟧", "not __p0__", "x = not (a or b)"),
    ("x = ⟦f(⟦lambda: 1⟧)⟧", "g(__p0__)", "x = g(lambda: 1)"),
    ("x = ⟦f(⟦lambda: 1⟧)⟧", "__p0__()", "x = (lambda: 1)()"),
    ("x = ⟦f(⟦a if b else c⟧, ⟦d⟧)⟧", "[y async for y in __p0__ if __p1__]", "x = [y async for y in (a if b else c) if d]"),
    ("x = ⟦f(⟦a + b⟧)⟧", "__p0__ * 2", "x = (a + b) * 2"),
    ("x = ⟦f(⟦a * b⟧)⟧", "__p0__ + 2", "x = a * b + 2"),
    ("x = ⟦f(⟦a⟧)⟧ * 2", "__p0__ + 1", "x = (a + 1) * 2"),
    ("x = -⟦f(⟦a⟧)⟧", "__p0__ ** 1", "x = -a ** 1"),
    ("x = ⟦f(⟦a⟧)⟧ ** 2", "-__p0__", "x = (-a) ** 2"),
    ("x = a - ⟦f(⟦b⟧)⟧", "__p0__ - 1", "x = a - (b - 1)"),
    ("x = ⟦f(⟦b⟧)⟧ - a", "__p0__ - 1", "x = b - 1 - a"),
    ("x = ⟦f(⟦a⟧)⟧, 1", "b, __p0__", "x = (b, a), 1"),
    ("x = ⟦f(⟦a⟧)⟧", "b, __p0__", "x = b, a"),
    ("x = ⟦f(⟦(a, b)⟧)⟧", "g(*__p0__)", "x = g(*(a, b))"),
    ("g(⟦f(⟦a⟧)⟧)", "(y := __p0__)", "g((y := a))"),
    ("g(k=⟦f(⟦a⟧)⟧)", "(y := __p0__)", "g(k=(y := a))"),
    ("⟦f(⟦a⟧)⟧", "(y := __p0__)", "(y := a)"),
    ("x = f'{⟦f(⟦a⟧)⟧}'", "lambda: __p0__", "x = f'{(lambda: a)}'"),
    ("x = f'{⟦f(⟦a⟧)⟧}'", "{__p0__: 1}", "x = f'{({a: 1})}'"),
    ("x = ⟦list(⟦a⟧)⟧", "[y async for y in __p0__]", "x = [y async for y in a]"),
    ("x = ⟦f(⟦a⟧)⟧", "g(__p0__, __p0__)", "x = g(a, a)"),
    ("x = ⟦f(\n    ⟦a\n    + b⟧)⟧", "g(__p0__)", "x = g(a\n    + b)"),
    ("x = ⟦f(\n    ⟦a\n    + b⟧)⟧", "__p0__", "x = (a\n    + b)"),
    ("x = ⟦f(\n    (⟦a  # c\n    + b⟧))⟧", "not __p0__", "x = not (a  # c\n    + b)"),
    ("def f(): return⟦[⟦a⟧][0]⟧", "g(__p0__)", "def f(): return(g(a))"),
    ("x = ⟦f(⟦x⟧ for x in y)⟧", "[__p0__ for x in y]", "x = [x for x in y]"),
    ("x = ⟦[⟦a⟧, b]⟧", "__p0__", "x = a"),
    ("x = ⟦⟦a⟧.b⟧", "g(__p0__, 'b')", "x = g(a, 'b')"),
    ("async def h():\n    async with ⟦f(⟦a⟧)⟧ as b: pass", "g(__p0__)", "async def h():\n    async with g(a) as b: pass"),
]


@pytest.mark.parametrize(("before", "code", "expected"), CASES)
def test_parts_move_into_code(before: str, code: str, expected: str) -> None:
    source, [whole, *parts] = marked(before)
    slots = tuple((f"__p{i}__", (part,)) for i, part in enumerate(parts))
    assert after(source, Replace(whole, code, slots)) == expected


def test_parts_come_edited() -> None:
    source, [whole, part, call, name] = marked("x = ⟦list(⟦⟦⟦c⟧.f()⟧.g⟧)⟧")
    edits: list[Edit] = [Replace(whole, "h(__p__)", (("__p__", (part,)),)), Await(call), Rename(name, "d")]
    assert after(source, *edits) == after(source, *reversed(edits)) == "x = h((await d.f()).g)"


def test_a_part_sheds_the_parentheses_of_its_old_place() -> None:
    source, [whole, call] = marked("x = ⟦⟦c.f()⟧.result()⟧")
    assert after(source, Replace(whole, "__p__", (("__p__", (call,)),)), Await(call)) == "x = await c.f()"


def test_a_replacement_may_take_up_itself() -> None:
    source, [call, name] = marked("x = ⟦⟦c⟧.f()⟧.y")
    wrap = Replace(call, "run(__p__)", (("__p__", (call,)),))
    assert after(source, wrap, Rename(name, "d")) == "x = run(d.f()).y"
    assert after(source, wrap, Await(call)) == "x = run(await c.f()).y"


def test_await_goes_around_a_replacement_that_leaves_itself_behind() -> None:
    source, [call, part] = marked("x = ⟦c.f(⟦a⟧)⟧.y")
    assert after(source, Await(call), Replace(call, "c.g(__p__)", (("__p__", (part,)),))) == "x = (await c.g(a)).y"


def test_nested_replacements() -> None:
    source, [outer, inner, part] = marked("x = ⟦f(⟦g(⟦a⟧)⟧)⟧")
    edits = Replace(outer, "F(__o__)", (("__o__", (inner,)),)), Replace(inner, "G(__i__)", (("__i__", (part,)),))
    assert after(source, *edits) == after(source, *reversed(edits)) == "x = F(G(a))"


def test_any_over_a_generator_becomes_a_list_with_awaits() -> None:
    source, [element, call, target] = marked("x = any(⟦⟦c.f(y)⟧.ok⟧ for ⟦y⟧ in z)")
    edits = ListComp(element), Await(call), AsyncComp(target)
    assert after(source, *edits) == "x = any([(await c.f(y)).ok async for y in z])"


@pytest.mark.parametrize(
    ("code", "reason"), [("a b", "not an expression"), ("x = 1", "not an expression"), ("", "not an expression")]
)
def test_code_that_is_no_expression_is_refused(code: str, reason: str) -> None:
    with pytest.raises(EditFailed, match=reason):
        after("x = f()", Replace((1, 4, 1, 7), code))


def test_a_part_outside_of_what_is_replaced_is_refused() -> None:
    source, [whole, elsewhere] = marked("x = ⟦f()⟧, ⟦a⟧")
    with pytest.raises(EditFailed, match="lies outside"):
        after(source, Replace(whole, "g(__p__)", (("__p__", (elsewhere,)),)))
