"""A position of ``ast`` finds the same node in the concrete tree, over real code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import libcst as cst
import pytest

from qdrant_async_migrate.model.edits import Span
from qdrant_async_migrate.rewrite.locate import Index, Shift, index
from qdrant_async_migrate.rewrite.spans import Text
from tests.properties.real_code import SAMPLE, read


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
    text, tree = read(path)
    indices = {node.slice for node in ast.walk(tree) if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple)}
    wanted = [found for node in ast.walk(tree) if node not in indices for found in _expected(text, node)]
    found = index(cst.parse_module(text.source), [span[:2] for _, span, _ in wanted], Shift(0))
    missing = [place for place in wanted if not isinstance(_at(found, place[0], place[1]), place[2])]
    assert not missing
