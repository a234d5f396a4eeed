"""Over real code: a position of ``ast`` finds the same node in the concrete tree, and whatever is awaited there is verified."""

from __future__ import annotations

import ast
import io
import sysconfig
import tokenize
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import libcst as cst
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qdrant_async_migrate.model.edits import AsyncDef, Await, Edit, Rename, Replace, ReplaceBlock, Span
from qdrant_async_migrate.rewrite import rewrite
from qdrant_async_migrate.rewrite.locate import Index, Shift, index
from qdrant_async_migrate.rewrite.spans import Text
from qdrant_async_migrate.verify import verify

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _sample() -> list[Path]:
    """About sixty modules of the standard library of middling size, spread over it."""
    root = Path(sysconfig.get_paths()["stdlib"])
    found = [p for p in sorted([*root.glob("*.py"), *root.glob("[a-e]*/*.py")]) if 2_000 < p.stat().st_size < 14_000]
    parsed = [p for p in found if "site-packages" not in p.parts and not p.name.startswith("bad")]
    return parsed[:: 1 + len(parsed) // 60]


SAMPLE = _sample()


@cache
def _read(path: Path) -> tuple[Text, ast.Module]:
    text = Text(path.read_bytes().decode("utf-8-sig", errors="replace"))
    return text, ast.parse(text.source)


def _expected(text: Text, node: ast.AST) -> Iterator[tuple[str, Span, type[cst.CSTNode]]]:
    """The table of the index, the position and the kind of node that stand for ``node``."""
    kinds: dict[type[ast.AST], type[cst.CSTNode]] = {ast.Call: cst.Call, ast.Attribute: cst.Attribute, ast.Name: cst.Name}
    match node:
        case ast.Call() | ast.Attribute() | ast.Name():
            yield "expressions", text.span(node), kinds[type(node)]
        case ast.Tuple() if node.elts:
            yield "expressions", text.span(node), cst.Tuple
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield "statements", text.span(node), cst.FunctionDef
        case ast.ClassDef():
            yield "statements", text.span(node), cst.ClassDef
        case ast.For() | ast.AsyncFor():
            yield "statements", text.span(node), cst.For
        case ast.With() | ast.AsyncWith():
            yield "statements", text.span(node), cst.With
        case ast.Assign() | ast.Return() | ast.AugAssign() | ast.Expr() | ast.If() | ast.Try() | ast.Raise() | ast.Delete():
            yield "statements", text.span(node), cst.CSTNode
        case ast.comprehension():
            yield "clauses", text.span(node.target), cst.CompFor
        case ast.GeneratorExp():
            yield "generators", text.span(node.elt), cst.GeneratorExp
        case ast.keyword(arg=str()):
            yield "keywords", _span(text, node), cst.Arg
        case ast.arg():
            yield "parameters", _span(text, node), cst.Param
        case ast.alias() if node.name != "*":
            yield "aliases", text.span(node), cst.ImportAlias
        case _:
            pass
    for decorator in getattr(node, "decorator_list", ()):
        yield "decorators", text.span(decorator), cst.Decorator


def _span(text: Text, node: ast.keyword | ast.arg) -> Span:
    assert node.end_lineno is not None and node.end_col_offset is not None
    end = text.column(node.end_lineno, node.end_col_offset)
    return node.lineno, text.column(node.lineno, node.col_offset), node.end_lineno, end


def _at(found: Index, table: str, span: Span) -> object:
    key = span[:2] if table in ("statements", "parameters") else span
    return getattr(found, table).get(key)


def test_the_sample_is_worth_the_name() -> None:
    assert 40 <= len(SAMPLE) <= 80


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_positions_agree(path: Path) -> None:
    text, tree = _read(path)
    indices = {node.slice for node in ast.walk(tree) if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple)}
    wanted = [found for node in ast.walk(tree) if node not in indices for found in _expected(text, node)]
    found = index(cst.parse_module(text.source), [span[:2] for _, span, _ in wanted], Shift(0))
    missing = [place for place in wanted if not isinstance(_at(found, place[0], place[1]), place[2])]
    assert not missing


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
    text, tree = _read(path)
    edits = _awaited(text, tree, lambda: True)
    result = rewrite(path.name, text.source, edits)
    assert verify(path.name, text.source, result.after, edits, {}) is None
    assert result.after.replace("await ", "").replace("async ", "").count("\n") == text.source.count("\n")
    assert (result.after == text.source) is (not edits)


SOURCES = st.sampled_from(SAMPLE[::6])
LIGHT = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@LIGHT
@given(SOURCES, st.randoms(use_true_random=False))
def test_the_order_of_edits_does_not_matter(path: Path, random: Random) -> None:
    text, tree = _read(path)
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
    text, tree = _read(path)
    edits = _awaited(text, tree, lambda: True)
    result = ast.parse(rewrite("a.py", text.source, edits).after)
    assert verify("a.py", text.source, ast.unparse(result), edits, {}) is None
    if corrupt(result, pick):
        assert verify("a.py", text.source, ast.unparse(ast.fix_missing_locations(result)), edits, {}) is not None


@LIGHT
@given(SOURCES, st.integers(0, 10_000))
def test_a_name_may_be_renamed_at_any_place(path: Path, pick: int) -> None:
    text, tree = _read(path)
    names = [n for n in ast.walk(tree) if isinstance(n, (ast.Name, ast.Attribute))]
    chosen = names[pick % len(names)]
    old = chosen.id if isinstance(chosen, ast.Name) else chosen.attr
    edits = [Rename(text.span(chosen), "renamed_")]
    result = rewrite("a.py", text.source, edits).after
    assert result.replace("renamed_", old) == text.source
    assert verify("a.py", text.source, result, edits, {old: "renamed_"}) is None
    assert verify("a.py", text.source, result, edits, {}) is not None


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
    text, tree = _read(path)
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
    text, _ = _read(path)
    tree = ast.parse(text.source)
    free = _expressions(tree)
    chosen = free[pick % len(free)]
    span = text.span(chosen)
    result = rewrite("a.py", text.source, [Replace(span, form, (("__p__", (span,)),))]).after
    expected = _Swap(chosen, _Fill(chosen).visit(ast.parse(form, mode="eval").body)).visit(tree)
    assert ast.dump(_Flat().visit(ast.parse(result))) == ast.dump(_Flat().visit(expected))
