"""Over real code: whatever is awaited or renamed is verified, whatever is corrupted afterwards is rejected."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdrant_async_migrate.model.edits import AsyncDef, Await, Edit, Rename
from qdrant_async_migrate.rewrite import rewrite
from qdrant_async_migrate.rewrite.spans import Text
from qdrant_async_migrate.verify import verify
from tests.properties.real_code import LIGHT, SAMPLE, SOURCES, read

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _awaited(text: Text, tree: ast.AST, chosen: Callable[[], bool]) -> list[Edit]:
    """Awaits for chosen calls in bodies of functions where an await may stand, and the functions made async."""
    edits: list[Edit] = []
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS) and not _must_stay_sync(node):
            calls = [call for call in _calls(node.body) if chosen()]
            edits += [Await(text.span(call)) for call in calls]
            edits += [AsyncDef(text.span(node))] if calls else []
    return edits


def _must_stay_sync(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    inside = list(ast.walk(node))
    yields = any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in inside)
    return any(isinstance(n, ast.YieldFrom) for n in inside) or (
        yields and any(isinstance(n, ast.Return) and n.value for n in inside)
    )


def _calls(nodes: list[ast.stmt]) -> Iterator[ast.Call]:
    """Calls of these statements themselves: not of functions, classes, lambdas and generator expressions in them."""
    waiting: list[ast.AST] = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.GeneratorExp)) and not _prints_itself(node):
            waiting += ast.iter_child_nodes(node)


def _prints_itself(node: ast.AST) -> bool:
    """``f"{x=}"`` prints its source: an await there shows, and verify says so."""
    if not isinstance(node, ast.JoinedStr):
        return False
    texts = [v.value for v in node.values if isinstance(v, ast.Constant)]
    return any(str(text).rstrip().endswith("=") for text in texts)


@pytest.mark.parametrize("path", SAMPLE[::3], ids=lambda path: path.name)
def test_every_call_may_be_awaited(path: Path) -> None:
    text, tree = read(path)
    edits = _awaited(text, tree, lambda: True)
    result = rewrite(path.name, text.source, edits)
    assert verify(path.name, text.source, result.after, edits, {}) is None
    assert result.after.replace("await ", "").replace("async ", "").count("\n") == text.source.count("\n")
    assert (result.after == text.source) is (not edits)


@LIGHT
@given(SOURCES, st.randoms(use_true_random=False))
def test_the_order_of_edits_does_not_matter(path: Path, random: Random) -> None:
    text, tree = read(path)
    edits = _awaited(text, tree, lambda: random.random() < 0.2)
    shuffled = random.sample(edits, len(edits))
    assert rewrite("a.py", text.source, edits).after == rewrite("a.py", text.source, shuffled).after


def _dropped(tree: ast.Module, pick: int) -> bool:
    blocks = [n.body for n in ast.walk(tree) if isinstance(getattr(n, "body", None), list) and len(n.body) > 1]  # type: ignore[attr-defined]
    del blocks[pick % len(blocks)][0]
    return True


def _renamed(tree: ast.Module, pick: int) -> bool:
    attributes = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute)]
    if attributes:
        attributes[pick % len(attributes)].attr += "_"
    return bool(attributes)


def _changed(tree: ast.Module, pick: int) -> bool:
    constants = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, (int, float))]
    if constants:
        chosen = constants[pick % len(constants)]
        chosen.value = "changed"
    return bool(constants)


def _misplaced(tree: ast.Module, pick: int) -> bool:
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    if functions:
        functions[pick % len(functions)].body.append(ast.Expr(ast.Await(ast.Name("x", ast.Load()))))
    return bool(functions)


@LIGHT
@given(SOURCES, st.integers(0, 10_000), st.sampled_from([_dropped, _renamed, _changed, _misplaced]))
def test_a_corrupted_result_is_rejected(path: Path, pick: int, corrupt: Callable[[ast.Module, int], bool]) -> None:
    text, tree = read(path)
    edits = _awaited(text, tree, lambda: True)
    result = ast.parse(rewrite("a.py", text.source, edits).after)
    assert verify("a.py", text.source, ast.unparse(result), edits, {}) is None
    if corrupt(result, pick):
        assert verify("a.py", text.source, ast.unparse(ast.fix_missing_locations(result)), edits, {}) is not None


@LIGHT
@given(SOURCES, st.integers(0, 10_000))
def test_a_name_may_be_renamed_at_any_place(path: Path, pick: int) -> None:
    text, tree = read(path)
    names = [n for n in ast.walk(tree) if isinstance(n, (ast.Name, ast.Attribute))]
    chosen = names[pick % len(names)]
    old = chosen.id if isinstance(chosen, ast.Name) else chosen.attr
    edits = [Rename(text.span(chosen), "renamed_")]
    result = rewrite("a.py", text.source, edits).after
    assert result.replace("renamed_", old) == text.source
    assert verify("a.py", text.source, result, edits, {old: "renamed_"}) is None
    assert verify("a.py", text.source, result, edits, {}) is not None
