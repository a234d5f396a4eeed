"""Over real code: moved statements keep all they had, replaced expressions mean what their syntax trees mean."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from qdrant_async_migrate.model.edits import Replace, ReplaceBlock
from qdrant_async_migrate.rewrite import rewrite
from tests.properties.real_code import LIGHT, SOURCES, read


def _blocks(tree: ast.Module) -> list[list[ast.stmt]]:
    """Every run of statements of functions, from one branch, loop or handler."""
    found = [getattr(n, name, None) for n in ast.walk(tree) for name in ("body", "orelse", "finalbody")]
    return [block for block in found if isinstance(block, list) and block and isinstance(block[0], ast.stmt)]


def _comments(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return sorted(token.string for token in tokens if token.type == tokenize.COMMENT)


@LIGHT
@given(SOURCES, st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 4))
def test_any_run_of_statements_may_move_into_a_block(path: Path, pick: int, start: int, length: int) -> None:
    text, tree = read(path)
    block = [
        b for b in _blocks(tree) if not (isinstance(b[0], ast.If) and text.lines[b[0].lineno - 1].lstrip().startswith("elif"))
    ]
    chosen = block[pick % len(block)]
    run = tuple(map(text.span, chosen[start % len(chosen) :][:length]))
    edit = ReplaceBlock(run, "while moved:\n    __run__", (("__run__", run),))
    result = rewrite("a.py", text.source, [edit]).after
    assert _comments(result) == _comments(text.source)
    moved = [n for n in ast.walk(ast.parse(result)) if isinstance(n, ast.While) and ast.unparse(n.test) == "moved"]
    assert [ast.dump(n) for n in moved[0].body] == [ast.dump(n) for n in chosen[start % len(chosen) :][:length]]
    assert not any(
        line != line.rstrip() and line.strip() == "" for line in set(result.split("\n")) - set(text.source.split("\n"))
    )


FORMS = [
    "w(__p__)",
    "__p__.w",
    "__p__ or w",
    "not __p__",
    "-__p__",
    "w ** __p__",
    "__p__ ** w",
    "lambda: __p__",
    "__p__ if w else __p__",
]
FORMS += ["(w, __p__)", "w, __p__", "(w := __p__)", "[*__p__, w]", "w[__p__]", "__p__ + w", "w - __p__", "w < __p__", "__p__"]


def _expressions(tree: ast.Module) -> list[ast.expr]:
    """Expressions that may be replaced by any other: values, not targets, patterns or parts of f-strings and indices."""
    closed: list[ast.AST] = [n for n in ast.walk(tree) if isinstance(n, (ast.JoinedStr, ast.pattern))]
    closed += [n.slice for n in ast.walk(tree) if isinstance(n, ast.Subscript) and isinstance(n.slice, ast.Tuple)]
    inside = {id(part) for node in closed for part in ast.walk(node) if part is not node or not isinstance(node, ast.JoinedStr)}
    free = [n for n in ast.walk(tree) if isinstance(n, ast.expr) and id(n) not in inside]
    stored = (ast.Store, ast.Del)
    odd = (ast.Starred, ast.Slice, ast.GeneratorExp, ast.Yield, ast.YieldFrom)
    return [n for n in free if not isinstance(n, odd) and not isinstance(getattr(n, "ctx", None), stored)]


class _Swap(ast.NodeTransformer):
    """Puts ``new`` in the place of ``old``."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old = old
        self.new = new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


class _Flat(ast.NodeTransformer):
    """``(a or b) or c`` as ``a or b or c``."""

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        first, *others = node.values
        if isinstance(first, ast.BoolOp) and type(first.op) is type(node.op):
            node.values = [*first.values, *others]
        return node


class _Fill(ast.NodeTransformer):
    def __init__(self, part: ast.expr) -> None:
        self.part = part

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self.part if node.id == "__p__" else node


@LIGHT
@given(SOURCES, st.integers(0, 10_000), st.sampled_from(FORMS))
def test_a_replacement_means_what_its_tree_means(path: Path, pick: int, form: str) -> None:
    text, _ = read(path)
    tree = ast.parse(text.source)
    free = _expressions(tree)
    chosen = free[pick % len(free)]
    span = text.span(chosen)
    result = rewrite("a.py", text.source, [Replace(span, form, (("__p__", (span,)),))]).after
    expected = _Swap(chosen, _Fill(chosen).visit(ast.parse(form, mode="eval").body)).visit(tree)
    assert ast.dump(_Flat().visit(ast.parse(result))) == ast.dump(_Flat().visit(expected))
