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

from qdrant_async_migrate.model.edits import AddImport, AsyncComp, AsyncDef, AsyncFor, AsyncWith, Await, Edit, Rename
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


@pytest.mark.parametrize("path", SAMPLE[1::3], ids=lambda path: path.name)
def test_words_are_what_the_tree_would_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _ = read(path)
    found = list(_edits(text, _without_strings(ast.parse(text.source))))
    edits = [*Random(path.name).sample(found, min(40, len(found))), AddImport("asyncio")]
    quick = rewrite("a.py", text.source, edits).after
    asked: list[object] = []
    monkeypatch.setattr(_WORDS, "words", lambda *given: asked.append(given))
    assert rewrite("a.py", text.source, edits).after == quick
    assert asked


def test_the_parser_of_trees_is_not_even_loaded() -> None:
    code = (
        "import sys; from qdrant_async_migrate.rewrite import rewrite; from qdrant_async_migrate.model.edits import *;"
        "print(rewrite('a.py', 'from q import A\\nx = f(1).y\\n', [Await((2, 4, 2, 8)), AddImport('q', 'B')]).after);"
        "assert 'libcst' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "from q import A, B\nx = (await f(1)).y\n\n"
