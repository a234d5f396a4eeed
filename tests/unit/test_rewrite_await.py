"""Await and Unawait: parentheses exactly where the grammar needs them, whitespace and the author's own parentheses kept."""

from __future__ import annotations

import ast

import pytest

from qdrant_async_migrate.model.edits import Await, Unawait
from qdrant_async_migrate.rewrite import EditFailed, EditNotFound
from tests.unit.marking import after, marked

NEEDS_PARENTHESES = [
    ("x = ⟦c.f()⟧.y", "x = (await c.f()).y"),
    ("x = ⟦c.f()⟧[0]", "x = (await c.f())[0]"),
    ("x = ⟦c.f()⟧(1)", "x = (await c.f())(1)"),
    ("x = ⟦⟦c.f()⟧.g()⟧", "x = await (await c.f()).g()"),
    ("x = ⟦⟦f()⟧()⟧", "x = await (await f())()"),
    ("x = await ⟦f()⟧", "x = await (await f())"),
    ("⟦c.f()⟧.y = 1", "(await c.f()).y = 1"),
    ("⟦c.f()⟧[0] += 1", "(await c.f())[0] += 1"),
    ("del ⟦c.f()⟧.y", "del (await c.f()).y"),
    ("@⟦c.f()⟧.g\ndef h(): ...", "@(await c.f()).g\ndef h(): ..."),
    ('x = return_ if 1 else f"{⟦c.f()⟧.y}"', 'x = return_ if 1 else f"{(await c.f()).y}"'),
]
NEEDS_NONE = [
    "⟦c.f()⟧",
    "x = not ⟦c.f()⟧",
    "x = -⟦c.f()⟧",
    "x = ~⟦c.f()⟧ + ⟦c.f()⟧ * ⟦c.g()⟧",
    "x = ⟦f()⟧ ** ⟦g()⟧",
    "x = a and ⟦c.f()⟧ or ⟦c.g()⟧",
    "x = 0 < ⟦c.f()⟧ < ⟦c.g()⟧",
    "x = a in ⟦c.f()⟧",
    "x = a not in ⟦c.f()⟧ is not ⟦c.g()⟧",
    "x = ⟦a()⟧ if ⟦b()⟧ else ⟦c()⟧",
    "if (n := ⟦c.f()⟧) > 1: pass",
    "while ⟦c.f()⟧: pass",
    "print(⟦f()⟧, *⟦f()⟧, k=⟦f()⟧, **⟦g()⟧)",
    "x = [⟦f()⟧, *⟦f()⟧]",
    "x = {⟦f()⟧: ⟦g()⟧, **⟦h()⟧}",
    "x = {⟦f()⟧, *⟦g()⟧}",
    "x = ⟦f()⟧,",
    "x = y[⟦f()⟧]",
    "x = y[⟦f()⟧:⟦g()⟧:⟦h()⟧, ⟦i()⟧]",
    "def f(): return ⟦c.f()⟧",
    "def f(): yield ⟦c.f()⟧",
    "def f(): x = yield ⟦c.f()⟧, ⟦c.g()⟧",
    "f = lambda: ⟦c.f()⟧",
    "raise ⟦c.f()⟧ from ⟦c.g()⟧",
    "assert ⟦c.f()⟧, ⟦c.g()⟧",
    "x += ⟦c.f()⟧",
    "x: int = ⟦c.f()⟧",
    "a = b = ⟦c.f()⟧",
    "for x in ⟦f()⟧: pass",
    "for x in ⟦f()⟧, ⟦g()⟧: pass",
    "with ⟦f()⟧ as x, ⟦g()⟧: pass",
    "x = [⟦f(y)⟧ for y in ⟦g()⟧ if ⟦h()⟧ if not ⟦i()⟧]",
    "x = {⟦f(y)⟧: ⟦g()⟧ for y in z}",
    "x = f\"{⟦c.f()⟧} {⟦c.count('a')⟧!r:>{⟦w()⟧}}\"",
    'x = (f"a {⟦c.f()⟧}"\n     f"b {⟦c.g()⟧}" "c")',
    'x = f"""\n a {⟦c.f()⟧}\n  {⟦d.g(1)⟧}\n"""',
    "def f(a=⟦g()⟧): pass",
    "@⟦c.f()⟧\ndef g(): pass",
    "match ⟦c.f()⟧:\n    case 1 if ⟦c.g()⟧: pass",
    "match ⟦c.f()⟧, 1:\n    case _: pass",
    "x = 'é', ⟦c.f('ü')⟧",
    "x = f'é{⟦c.f()⟧}'",
    "try: ⟦c.f()⟧\nexcept ⟦e()⟧: pass",
    "if a: pass\nelif ⟦c.f()⟧: pass",
    "x = y = (⟦f()⟧, ⟦g()⟧)",
    "x = (⟦c.f()⟧\n     + ⟦c.g()⟧)  # why",
    "x = ⟦c.f(\n    1,  # one\n)⟧\n",
    "x = [*⟦c.f()⟧]",
]
KEEPS_LAYOUT = [
    ("x = (⟦c.f()⟧)", "x = (await c.f())"),
    ("x = (⟦c.f()⟧).y", "x = (await c.f()).y"),
    ("x = ((⟦c.f()⟧)).y", "x = ((await c.f())).y"),
    ("x = ( ⟦c.f()⟧ )[0]", "x = ( await c.f() )[0]"),
    ("x = (\n    ⟦c.f()⟧  # why\n).y", "x = (\n    await c.f()  # why\n).y"),
    ("def f(): return(⟦c.f()⟧)", "def f(): return(await c.f())"),
    ("x = not(⟦c.f()⟧)", "x = not(await c.f())"),
    ("x = 1 if(⟦c.f()⟧)else 2", "x = 1 if(await c.f())else 2"),
    ("x = ⟦c.f()⟧if y else z", "x = (await c.f())if y else z"),
    ("x = y if z else⟦[a][0]()⟧", "x = y if z else(await [a][0]())"),
    ("def f(): return⟦''.join(a)⟧", "def f(): return(await ''.join(a))"),
    ("x = a in⟦[b][0](c)⟧", "x = a in(await [b][0](c))"),
    ("x = a+⟦c.f()⟧", "x = a+await c.f()"),
    ("for x in(⟦c.f()⟧): pass", "for x in(await c.f()): pass"),
    ("x = ⟦a⟧ or b", "x = await a or b"),
    ("x = (⟦a or b⟧)", "x = await (a or b)"),
    ("x = (⟦a or b⟧).c", "x = (await (a or b)).c"),
    ("f(⟦x if y else z⟧)", "f(await (x if y else z))"),
    ("f((⟦yield x⟧))", "f(await (yield x))"),
    ("x = ⟦(lambda: 1)()⟧", "x = await (lambda: 1)()"),
    ("x = ⟦a.b\\\n  .c()⟧", "x = await a.b\\\n  .c()"),
]


@pytest.mark.parametrize(("before", "expected"), NEEDS_PARENTHESES + KEEPS_LAYOUT)
def test_await_with_parentheses(before: str, expected: str) -> None:
    source, spans = marked(before)
    assert after(source, *map(Await, spans)) == expected


@pytest.mark.parametrize("before", NEEDS_NONE)
def test_await_without_parentheses(before: str) -> None:
    source, spans = marked(before)
    result = after(source, *map(Await, spans))
    assert result == before.replace("⟦", "await ").replace("⟧", "")
    ast.parse(result)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("x = ⟦await f()⟧", "x = f()"),
        ("x = (⟦await f()⟧).y", "x = f().y"),
        ("x = (⟦await f()⟧)[0]", "x = f()[0]"),
        ("x = (⟦await f()⟧)", "x = (f())"),
        ("x = (⟦await (a or b)⟧).c", "x = ((a or b)).c"),
        ("x = (\n    ⟦await f()⟧  # why\n).y", "x = (\n    f()  # why\n).y"),
        ("def f(): return(⟦await g()⟧).y", "def f(): return(g()).y"),
        ("x = not ⟦await f()⟧", "x = not f()"),
        ("x = (⟦await f()⟧) ** 2", "x = (f()) ** 2"),
    ],
)
def test_unawait(before: str, expected: str) -> None:
    source, spans = marked(before)
    assert after(source, *map(Unawait, spans)) == expected


def test_unawait_of_what_is_not_awaited_is_refused() -> None:
    with pytest.raises(EditFailed, match="not an await"):
        after("x = f()\n", Unawait((1, 4, 1, 7)))


def test_a_position_without_an_expression_names_the_edit_and_the_place() -> None:
    with pytest.raises(EditNotFound) as caught:
        after("a = 1\nx = f()\n", Await((2, 4, 2, 6)))
    assert "case.py:2:5" in str(caught.value)
    assert "Await(at=(2, 4, 2, 6))" in str(caught.value)


def test_a_position_behind_the_text_is_refused() -> None:
    with pytest.raises(EditFailed):
        after("x = f()\n", Await((9, 0, 9, 3)))


def test_no_edits_no_change() -> None:
    assert after("x = (1\n") == "x = (1\n"
