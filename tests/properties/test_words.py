"""Over real code: what is put into the text as words is, byte for byte, what the edited syntax tree would give."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from qdrant_async_migrate.model.edits import (
    AddImport,
    AsyncComp,
    AsyncDef,
    AsyncFor,
    AsyncWith,
    Await,
    Decorate,
    Delegate,
    Edit,
    Insert,
    Rename,
    Replace,
    ReplaceBlock,
)
from qdrant_async_migrate.model.errors import InternalError
from qdrant_async_migrate.rewrite import rewrite
from qdrant_async_migrate.rewrite.spans import Text
from tests.properties.real_code import SAMPLE, read

_RENAMED = (ast.Name, ast.Attribute, ast.alias, ast.keyword, ast.arg, ast.FunctionDef, ast.ClassDef)
_WORDS = import_module("qdrant_async_migrate.rewrite")


def _edits(text: Text, tree: ast.Module) -> Iterator[Edit]:
    """One of each kind for every node that it fits."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef():
                yield AsyncDef(text.span(node))
            case ast.For():
                yield AsyncFor(text.span(node))
            case ast.With():
                yield AsyncWith(text.span(node))
            case ast.Call() | ast.Attribute(ctx=ast.Load()) | ast.Subscript(ctx=ast.Load()):
                yield Await(text.span(node))
            case ast.comprehension():
                yield AsyncComp(text.span(node.target))
            case ast.ImportFrom(names=[ast.alias(name=name), *_]) if name != "*":
                yield AddImport("." * node.level + (node.module or ""), "Added", beside=text.span(node))
        if isinstance(node, _RENAMED) and "\\" not in text.source and getattr(node, "arg", "") is not None:
            yield Rename(text.span(node), "renamed")  # type: ignore[arg-type]


def _without_strings(tree: ast.Module) -> ast.Module:
    """Nothing that stands in an f-string: its positions depend on the release of Python."""

    class Without(ast.NodeTransformer):
        def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
            return ast.copy_location(ast.Constant(""), node)

    found: ast.Module = Without().visit(tree)
    return found


def _around(text: Text, tree: ast.Module) -> Iterator[Edit]:
    """Calls put around others or in the place of names, and decorators."""
    for number, node in enumerate(ast.walk(tree)):
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                yield Decorate(text.span(node), "added.decorator", inner=number % 2 == 0)
            case ast.Call():
                yield Delegate(text.span(node), "asyncio.to_thread")
            case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()):
                slots = (("__qam_0__", (text.span(node),)),)
                plain, made = Replace(text.span(node), "added.value()"), Replace(text.span(node), "__qam_0__.create", slots)
                yield plain if number % 2 else made


def _split(text: Text, tree: ast.Module, random: Random) -> Iterator[Edit]:
    """Functions whose body moves into a coroutine function below them; something waits in it."""
    blocks = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for node in (node for block in blocks for node in block if isinstance(node, ast.FunctionDef)):
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        if body:
            at = tuple(map(text.span, body))
            returns = (("__qam_0__", (text.span(node.returns),)),) if node.returns else ()
            head = f"async def _moved(){' -> __qam_0__' if returns else ''}:\n    __qam_body__"
            yield Insert(text.span(node), "after", head, (*returns, ("__qam_body__", at)))
            yield ReplaceBlock(at, "return asyncio.run(_moved())")
            calls = [call for statement in body for call in ast.walk(statement) if isinstance(call, ast.Call)]
            yield from (Await(text.span(call)) for call in random.sample(calls, min(2, len(calls))))


def _kinds(path: Path) -> Iterator[list[Edit]]:
    text, _ = read(path)
    tree, random = _without_strings(ast.parse(text.source)), Random(path.name)
    found = list(_edits(text, tree))
    yield [*random.sample(found, min(40, len(found))), AddImport("asyncio")]
    found = list(_around(text, tree))
    yield random.sample(found, min(12, len(found)))
    yield list(_split(text, tree, random))


@pytest.mark.parametrize("path", SAMPLE[1::3], ids=lambda path: path.name)
def test_words_are_what_the_tree_would_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _ = read(path)
    for edits in _kinds(path):
        quick = rewrite("a.py", text.source, edits).after
        with monkeypatch.context() as patched:
            asked: list[object] = []
            patched.setattr(_WORDS, "words", lambda *given, to=asked: to.append(given))
            assert rewrite("a.py", text.source, edits).after == quick
        assert asked or not edits


ODD = [
    "def f():\n    # what it does\n    g()\n",
    "def f():\n\n    g()\n",
    "def f(a: (int)) -> (str | None):  # odd\n    g(a); h(a)\n",
    "def f():\n    g();\n",
    "def f(): g()\n",
    "def f() -> 'x':\n    g()\n    # end\n\n\n# next\nx = 1\n",
    "class A:\n    @d  # c\n    # d\n    def f(self):\n        'Doc.'\n        g()  # e\n  # odd\n\n    @e\n    def h(self):\n        g()\n",
    "def f():\n  g()\n  \n  h()\n\ndef k():\n    if g():\n      h()\n",
    "def f():\n    g(\n        # a\n        1)\n    h( )\n    k(x for x in y)\n    (m)(1)\n    n(\n        1,\n    )",
    "def f():\r\n    g()\r\n",
    "def f():\n\tg()\n\n\n\n\n\f\ndef h():\n\tg()\n",
    "if x:\n    def f(a: A[B], b: 'C' = None) -> A.B:\n        'D.'\n        return g(a)\n# c\nelse:\n    pass\n",
]


@pytest.mark.parametrize("source", ODD)
def test_odd_texts_become_what_the_tree_would_be(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text(source)
    for edits in (list(_around(text, text.tree)), list(_split(text, text.tree, Random(1)))):
        quick = _result(source, edits)
        with monkeypatch.context() as patched:
            patched.setattr(_WORDS, "words", lambda *given: None)
            assert _result(source, edits) == quick


def _result(source: str, edits: list[Edit]) -> str:
    try:
        return rewrite("a.py", source, edits).after
    except InternalError as error:
        return str(error)


@pytest.mark.parametrize(
    ("source", "edits", "after"),
    [
        (
            "from q import A\nx = f(1).y\n",
            "[Await((2, 4, 2, 8)), AddImport('q', 'B')]",
            "from q import A, B\nx = (await f(1)).y\n",
        ),
        (
            "def main():\n    f(1)\n",
            "[Await((2, 4, 2, 8)), ReplaceBlock(((2, 4, 2, 8),), 'return run(_main())'), Decorate((1, 0, 2, 8), 'd'),"
            "Insert((1, 0, 2, 8), 'after', 'async def _main():\\n    __qam_0__', (('__qam_0__', ((2, 4, 2, 8),)),))]",
            "@d\ndef main():\n    return run(_main())\n\n\nasync def _main():\n    await f(1)\n",
        ),
        ("f(1)\n", "[Delegate((1, 0, 1, 4), 'asyncio.to_thread'), Await((1, 0, 1, 4))]", "await asyncio.to_thread(f, 1)\n"),
    ],
)
def test_the_parser_of_trees_is_not_even_loaded(source: str, edits: str, after: str) -> None:
    code = (
        "import sys; from qdrant_async_migrate.rewrite import rewrite; from qdrant_async_migrate.model.edits import *;"
        f"print(rewrite('a.py', {source!r}, {edits}).after, end='');"
        "assert 'libcst' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == after
