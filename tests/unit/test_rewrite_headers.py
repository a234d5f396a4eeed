"""Headers, clauses, names, decorators, marks: each edit of one place, nothing around it moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qdrant_async_migrate.model.edits import (
    AsyncComp,
    AsyncDef,
    AsyncFor,
    AsyncWith,
    Await,
    Decorate,
    Edit,
    ListComp,
    Mark,
    Rename,
    SetString,
    Span,
    Undecorate,
)
from qdrant_async_migrate.rewrite import EditFailed, EditNotFound
from tests.unit.marking import after, marked


def renamed(at: Span) -> Rename:
    return Rename(at, "new")


def swapped(at: Span) -> SetString:
    return SetString(at, "Client", "AsyncClient")


def todo(at: Span) -> Mark:
    return Mark(at, "TODO: why")


def inner(at: Span) -> Decorate:
    return Decorate(at, "mark.asyncio(scope='x')", inner=True)


def outer(at: Span) -> Decorate:
    return Decorate(at, "mark")


CASES: list[tuple[Callable[[Span], Edit], str, str]] = [
    (AsyncDef, "⟦def f(): pass⟧", "async def f(): pass"),
    (AsyncDef, "@a\n# c\n⟦def f():\n    pass⟧  # d", "@a\n# c\nasync def f():\n    pass  # d"),
    (AsyncDef, "⟦async def f(): pass⟧", "async def f(): pass"),
    (AsyncDef, "def g():\n  ⟦def f(): pass;⟧", "def g():\n  async def f(): pass;"),
    (AsyncDef, "class A:\n\t@p\n\t⟦def f(self):\n\t\tx⟧\n\ty = 1", "class A:\n\t@p\n\tasync def f(self):\n\t\tx\n\ty = 1"),
    (AsyncFor, "⟦for x in y: pass⟧", "async for x in y: pass"),
    (AsyncFor, "⟦for  x in y:\n    a\nelse:\n    b⟧", "async for  x in y:\n    a\nelse:\n    b"),
    (AsyncWith, "⟦with a as b, c: pass⟧", "async with a as b, c: pass"),
    (AsyncWith, "⟦with (\n    a as b,\n): pass⟧", "async with (\n    a as b,\n): pass"),
    (AsyncComp, "a = [x for ⟦x⟧ in y]", "a = [x async for x in y]"),
    (AsyncComp, "a = [(x)for ⟦x⟧ in y]", "a = [(x)async for x in y]"),
    (AsyncComp, "a = {x: y for ⟦(x, y)⟧ in z for w in v}", "a = {x: y async for (x, y) in z for w in v}"),
    (AsyncComp, "a = {x for x in z for ⟦w, v⟧ in v}", "a = {x for x in z async for w, v in v}"),
    (ListComp, "f(⟦g(x)⟧ for x in y)", "f([g(x) for x in y])"),
    (ListComp, "f((⟦g(x)⟧ for x in y), 1)", "f([g(x) for x in y], 1)"),
    (ListComp, "a = (\n    ⟦x⟧  # c\n    for x in y\n)", "a = [\n    x  # c\n    for x in y\n]"),
    (ListComp, "a = ((⟦x⟧ for x in y))", "a = ([x for x in y])"),
    (ListComp, "f(⟦(x for x in y)⟧ for y in z)", "f([(x for x in y) for y in z])"),
    (ListComp, "f(⟦(a, b)⟧ for a, b in z)", "f([(a, b) for a, b in z])"),
    (renamed, "x = ⟦old⟧", "x = new"),
    (renamed, "x = (⟦old⟧)", "x = (new)"),
    (renamed, "x = ⟦a.b(1).old⟧.c", "x = a.b(1).new.c"),
    (renamed, "x = f(⟦old = (1)⟧, *old)", "x = f(new = (1), *old)"),
    (renamed, "def f(a, ⟦old: int⟧ = 1, *, b): pass", "def f(a, new: int = 1, *, b): pass"),
    (renamed, "def f(⟦old⟧, **kw): pass", "def f(new, **kw): pass"),
    (renamed, "def f(*⟦old: int⟧): pass", "def f(*new: int): pass"),
    (renamed, "f = lambda ⟦old⟧=1: 2", "f = lambda new=1: 2"),
    (renamed, "from a import (b, ⟦old⟧)", "from a import (b, new)"),
    (renamed, "from a import ⟦old as c⟧, old", "from a import new as c, old"),
    (renamed, "import ⟦pkg.sub.old⟧", "import pkg.sub.new"),
    (renamed, "import ⟦pkg.old as o⟧", "import pkg.new as o"),
    (renamed, "@d\n⟦def old(): pass⟧", "@d\ndef new(): pass"),
    (renamed, "@d\n⟦class old(old): pass⟧", "@d\nclass new(old): pass"),
    (renamed, "def f():\n  global ⟦old⟧, x", "def f():\n  global new, x"),
    (swapped, "x = ⟦'Client'⟧", "x = 'AsyncClient'"),
    (swapped, 'x = ⟦rb"pkg.Client"⟧', 'x = rb"pkg.AsyncClient"'),
    (swapped, "x: ⟦'AsyncClient | Client'⟧", "x: 'AsyncClient | AsyncClient'"),
    (swapped, "x = ⟦'a' 'Client' \"b\"⟧", "x = 'a' 'AsyncClient' \"b\""),
    (swapped, '⟦"""A doc.\n\n  x (Client): y\n"""⟧', '"""A doc.\n\n  x (AsyncClient): y\n"""'),
    (todo, "x = 1\n⟦f()⟧", "x = 1\n# TODO: why\nf()"),
    (todo, "def f():\n\tx = 1; ⟦f()⟧  # c", "def f():\n\t# TODO: why\n\tx = 1; f()  # c"),
    (todo, "# TODO: why\n⟦f()⟧", "# TODO: why\nf()"),
    (todo, "# TODO: why\n# other\n⟦f()⟧", "# TODO: why\n# other\nf()"),
    (todo, "# TODO: why\n\n⟦f()⟧", "# TODO: why\n\n# TODO: why\nf()"),
    (todo, "class A:\n    # TODO: why\n    @d\n    ⟦def f(): pass⟧", "class A:\n    # TODO: why\n    @d\n    def f(): pass"),
    (todo, "class A:\n\n    @d\n    ⟦def f(): pass⟧", "class A:\n\n    # TODO: why\n    @d\n    def f(): pass"),
    (todo, "if x: ⟦f()⟧\nelse: g()", "# TODO: why\nif x: f()\nelse: g()"),
    (todo, "if x: f()\nelse: ⟦g()⟧", "if x: f()\n# TODO: why\nelse: g()"),
    (todo, "if x:\n    f()\n⟦elif y:\n    g()⟧", "if x:\n    f()\n# TODO: why\nelif y:\n    g()"),
    (inner, "@a\n⟦def f(): pass⟧", "@a\n@mark.asyncio(scope='x')\ndef f(): pass"),
    (outer, "# c\n@a\n⟦def f(): pass⟧", "# c\n@mark\n@a\ndef f(): pass"),
    (outer, "class A:\n\n  # c\n  ⟦class B: pass⟧", "class A:\n\n  # c\n  @mark\n  class B: pass"),
    (Undecorate, "@a\n@⟦b.c(1)⟧\ndef f(): pass", "@a\ndef f(): pass"),
    (Undecorate, "@⟦a⟧\n# why b\n@b\nclass f: pass", "# why b\n@b\nclass f: pass"),
    (Undecorate, "# top\n@a\n# why b\n@⟦b⟧\ndef f(): pass", "# top\n@a\n# why b\ndef f(): pass"),
]


@pytest.mark.parametrize(("edit", "before", "expected"), CASES)
def test_one_edit(edit: Callable[[Span], Edit], before: str, expected: str) -> None:
    source, [span] = marked(before)
    assert after(source, edit(span)) == expected


@pytest.mark.parametrize(
    ("edit", "before"),
    [
        (AsyncDef, "⟦class A: pass⟧"),
        (AsyncFor, "⟦while x: pass⟧"),
        (AsyncWith, "⟦for x in y: pass⟧"),
        (AsyncComp, "a = [⟦x⟧ for y in z]"),
        (ListComp, "a = [⟦x⟧ for x in y]"),
        (renamed, "x = ⟦f()⟧"),
        (renamed, "⟦x = 1⟧"),
        (Undecorate, "x = ⟦f⟧()"),
        (outer, "⟦x = 1⟧"),
        (todo, "x = ⟦f()⟧"),
        (Await, "⟦pass⟧"),
    ],
)
def test_a_node_of_another_kind_is_refused(edit: Callable[[Span], Edit], before: str) -> None:
    source, [span] = marked(before)
    with pytest.raises(EditNotFound):
        after(source, edit(span))


@pytest.mark.parametrize("before", ["x = ⟦'other'⟧", "x = ⟦f'{Client}'⟧", "x = ⟦f'Client'⟧", "x = ⟦f(1)⟧"])
def test_a_string_without_the_old_text_is_refused(before: str) -> None:
    source, [span] = marked(before)
    with pytest.raises(EditFailed, match="does not stand"):
        after(source, swapped(span))


def test_marks_add_up_but_never_twice() -> None:
    source, [span] = marked("⟦f()⟧\n")
    assert after(source, Mark(span, "a"), Mark(span, "b"), Mark(span, "a")) == "# a\n# b\nf()\n"


def test_edits_of_one_function_in_any_order() -> None:
    source, [function, loop, call, name] = marked("⟦def f():\n    ⟦for x in ⟦⟦c⟧.g()⟧: pass⟧⟧\n")
    edits: list[Edit] = [AsyncDef(function), AsyncFor(loop), Await(call), Rename(name, "d")]
    expected = "async def f():\n    async for x in await d.g(): pass\n"
    assert after(source, *edits) == expected
    assert after(source, *reversed(edits)) == expected


def test_async_alone_is_a_word_put_into_the_text() -> None:
    source, [outer, inner, loop] = marked("class A:\n  ⟦def f(self):\n    ⟦with a:\n      ⟦for x in y: pass⟧⟧⟧\n\x0c\n  z = 1\n")
    expected = "class A:\n  async def f(self):\n    async with a:\n      async for x in y: pass\n\x0c\n  z = 1\n"
    assert after(source, AsyncFor(loop), AsyncDef(outer), AsyncWith(inner)) == expected
    assert after(expected, AsyncDef((2, 2, 4, 28))) == expected


def test_async_before_a_comprehension_is_refused() -> None:
    with pytest.raises(EditNotFound):
        after("a = [x for x in y]\n", AsyncFor((1, 7, 1, 10)))
