"""Verify believes nobody: what compiles and erases back to the original passes, any other difference is named."""

from __future__ import annotations

import pytest

from qdrant_async_migrate.model.edits import (
    AddImport,
    AsyncComp,
    AsyncDef,
    AsyncFor,
    AsyncWith,
    Await,
    DropImport,
    Edit,
    Insert,
    ListComp,
    Mark,
    Rejected,
    Rename,
    Replace,
    ReplaceBlock,
    SetString,
    Unawait,
)
from qdrant_async_migrate.verify import verify
from tests.unit.marking import after, marked

RENAMED = {"Client": "AsyncClient", "setUp": "asyncSetUp"}

BEFORE = '''"""Doc of Client."""
from lib import Client


class Store:
    def __init__(self, client: "Client") -> None:
        self.client = client

    def names(self, limit=10):
        with self.client.session() as s:
            for x in s.scroll(limit):
                print(x)
        return [c.name for c in self.client.all() if c.ok]
'''
AFTER = '''"""Doc of Client."""
from lib import AsyncClient


class Store:
    def __init__(self, client: "AsyncClient") -> None:
        self.client = client

    async def names(self, limit=10):
        async with self.client.session() as s:
            async for x in await s.scroll(limit):
                print(x)
        return [c.name async for c in (await self.client.all()) if c.ok]
'''
STRING = SetString((6, 31, 6, 39), "Client", "AsyncClient")


def check(after_text: str, *edits: Edit) -> Rejected | None:
    return verify("store.py", BEFORE, after_text, edits, RENAMED)


def test_a_migrated_class_is_accepted() -> None:
    assert check(AFTER, STRING) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("        self.client = client\n", "        pass\n", "line 7"),
        ("                print(x)\n", "                print(x)\n                print(x)\n", "line 13"),
        ("s.scroll(", "s.scroll_all(", "line 11"),
        ("limit=10", "limit=11", "line 9"),
        ("limit=10", "limit='10'", "line 9"),
        ("limit=10", "*, limit=10", "line 9"),
        ("if c.ok", "if not c.ok", "line 13"),
        (" if c.ok", "", "line 13"),
        ("[c.name async for c in (await self.client.all()) if c.ok]", "(await self.client.all()).names", "line 13"),
        ("import AsyncClient", "import AsyncOther", "line 2"),
        ("import AsyncClient", "import AsyncClient, other", "line 2"),
        ("from lib", "from other", "line 2"),
        ("Doc of Client", "Doc", "line 1"),
        ("class Store:", "class Store(object):", "line 5"),
        ("class Store:", "@final\nclass Store:", "line 5"),
        ("async def names", "async def nameless", "line 9"),
        ("await s.scroll(limit)", "s.scroll(await limit)", ""),
    ],
)
def test_a_corruption_is_rejected_with_its_line(old: str, new: str, told: str) -> None:
    corrupt = AFTER.replace(old, new)
    assert corrupt != AFTER
    found = check(corrupt, STRING)
    if told:
        assert found is not None
        assert found.path == "store.py"
        assert told in found.reason
    else:
        assert found is None, "where an await stands is the business of the plan"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("def f(): g()\n", "def f(): await g()\n"),
        ("g()\n", "await g()\n"),
        ("def f(): return [x for x in y]\n", "def f(): return [x async for x in y]\n"),
        ("def f():\n    with a: pass\n", "def f():\n    async with a: pass\n"),
        ("def f():\n    for a in b: pass\n", "def f():\n    async for a in b: pass\n"),
        ("f = lambda: g()\n", "f = lambda: await g()\n"),
        ("def f(a=g()): pass\n", "async def f(a=await g()): pass\n"),
        ("def f():\n    yield 1\n    return 2\n", "async def f():\n    yield 1\n    return 2\n"),
        ("x = f().y\n", "x = await f().y +\n"),
        ("x = 1\n", "x = 1\0\n"),
    ],
)
def test_what_does_not_compile_is_rejected(before: str, text: str) -> None:
    found = verify("a.py", before, text, (), {})
    assert found is not None and "does not compile" in found.reason


def test_a_notebook_may_await_at_the_top() -> None:
    assert verify("a.ipynb", "x = f()\n", "x = await f()\n", (), {}, top_level_await=True) is None
    assert verify("a.ipynb", "x = f()\n", "x = await g()\n", (), {}, top_level_await=True) is not None


ASYNC_GENERATORS = [
    "(await g(x) for x in y)",
    "(x for x in y if await g(x))",
    "(x for x in y for z in await g(x))",
    "(x async for x in y)",
    "([await g(x) for z in x] and await h() for x in y)",
    "({z: 1 async for z in x} for x in y)",
    "(x for x in (await g(z) for z in y))",
]


@pytest.mark.parametrize("text", ASYNC_GENERATORS)
def test_a_generator_expression_must_not_turn_async(text: str) -> None:
    new = f"async def f():\n    return list({text})\n"
    old = new.replace("await ", "").replace("async ", "")
    found = verify("a.py", old, new, (), {})
    assert found is not None and "async" in found.reason and "line 2" in found.reason


@pytest.mark.parametrize("text", ["(x for x in await g())", "(x for x in (await g(z)).items())", "(lambda: x for x in y)"])
def test_a_generator_expression_over_something_awaited_is_fine(text: str) -> None:
    new = f"async def f():\n    return list({text})\n"
    assert verify("a.py", new.replace("await ", ""), new, (), {}) is None


def test_an_async_generator_that_was_one_may_stay() -> None:
    text = "async def f():\n    return [x async for x in (await g(y) for y in z)]\n"
    assert verify("a.py", text, text, (), {}) is None


def test_names_are_mapped_wherever_they_stand() -> None:
    before = "import pkg.Client as c\nclass T(c.Client):\n    def setUp(self, Client=1): global z; f(Client=Client)\n"
    assert verify("a.py", before, after_names(before), (), RENAMED) is None
    assert verify("a.py", before, after_names(before).replace("z", "y"), (), RENAMED) is not None


def after_names(text: str) -> str:
    return text.replace("Client", "AsyncClient").replace("setUp", "asyncSetUp")


def test_a_chain_of_renames_ends() -> None:
    assert verify("a.py", "a()\n", "c()\n", (), {"a": "b", "b": "c"}) is None
    assert verify("a.py", "a()\n", "b()\n", (), {"a": "b", "b": "a"}) is None
    assert verify("a.py", "a()\n", "d()\n", (), {"a": "b", "b": "c"}) is not None


def test_strings_change_only_where_edits_say_so() -> None:
    assert verify("a.py", "x = 'Client'\n", "x = 'AsyncClient'\n", (), RENAMED) is not None
    edit = SetString((1, 4, 1, 12), "Client", "AsyncClient")
    assert verify("a.py", "x = 'Client'\n", "x = 'AsyncClient'\n", (edit,), RENAMED) is None
    assert verify("a.py", "x = 'Client'\n", "x = b'AsyncClient'\n", (edit,), RENAMED) is not None


def test_declared_imports_are_left_out() -> None:
    before, [gone] = marked("import time, ⟦os⟧\nfrom q import A\n\ndef f():\n    import x\n")
    edits = DropImport(gone), AddImport("asyncio"), AddImport("q", "B"), AddImport("p", "C", "D")
    text = "import asyncio\nimport time\nfrom p import C as D\nfrom q import A, B\n\ndef f():\n    import x\n"
    assert verify("a.py", before, text, edits, {}) is None
    assert verify("a.py", before, text.replace("import time", "import os"), edits, {}) is not None
    assert verify("a.py", before, text.replace("A, B", "B"), edits, {}) is not None
    assert verify("a.py", before, text + "import z\n", edits, {}) is not None


def test_a_block_emptied_of_its_import_holds_pass() -> None:
    before, [gone, other] = marked("try:\n    import ⟦os⟧\nfinally:\n    import ⟦sys⟧\n")
    edits = DropImport(gone), DropImport(other)
    assert verify("a.py", before, after(before, *edits), edits, {}) is None


def test_restructured_statements_are_compared_as_planned() -> None:
    before, [function, statement, call, elt, target] = marked(
        "⟦def f():\n    ⟦n += ⟦c.f()⟧⟧\n    return any(⟦g(x)⟧ for ⟦x⟧ in n)⟧\n"
    )
    edits: list[Edit] = [
        AsyncDef(function),
        ReplaceBlock((statement,), "t = __p__\nn += t", (("__p__", (call,)),)),
        Await(call),
        ListComp(elt),
        Await(elt),
        AsyncComp(target),
        Mark(statement, "TODO: x"),
        Insert(statement, "before", "log(1)"),
    ]
    text = after(before, *edits)
    assert verify("a.py", before, text, edits, {}) is None
    for old, new in [("n += t", "n -= t"), ("log(1)", "log(2)"), ("any([", "all(["), ("t = await c.f()", "t = await c.g()")]:
        assert old in text
        assert verify("a.py", before, text.replace(old, new), edits, {}) is not None
    assert verify("a.py", before, text, [e for e in edits if not isinstance(e, Insert)], {}) is not None


@pytest.mark.parametrize(
    ("before", "edits"),
    [
        ("for x in y: pass\n", [AsyncFor((1, 0, 1, 16))]),
        ("with x: pass\n", [AsyncWith((1, 0, 1, 12))]),
        ("x = f(1)\n", [Replace((1, 4, 1, 8), "await g(__p__)", (("__p__", ((1, 6, 1, 7),)),))]),
        ("x = await f()\n", [Unawait((1, 4, 1, 13))]),
        ("a.Client()\n", [Rename((1, 0, 1, 8), "AsyncClient")]),
    ],
)
def test_what_rewriting_makes_is_accepted(before: str, edits: list[Edit]) -> None:
    text = after(before, *edits)
    assert text != before
    assert verify("a.py", before, text, edits, RENAMED, top_level_await=True) is None


def test_edits_that_do_not_fit_are_a_reason_not_a_crash() -> None:
    found = verify("a.py", "x = 1\n", "x = 1\n", [Replace((7, 0, 7, 1), "y")], {})
    assert found is not None and "cannot be made" in found.reason
