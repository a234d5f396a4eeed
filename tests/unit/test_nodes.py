"""The quick ways through a syntax tree meet the nodes that those of ``ast`` meet, in their order."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from qdrant_async_migrate.scan.nodes import breadth_first, children, walk

PACKAGE = Path(__file__).resolve().parents[2] / "qdrant_async_migrate"
MERE_WORDS = (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)
TEXTS = [
    "match x:\n case {'a': 1, **rest}: ...\n case [None, *others] | True: ...\n case C(1, a=2) as c if c: ...\n",
    "def f(a, /, b: int = 1, *c, d, e=2, **g) -> None:\n global h\n nonlocal i\n return (yield a), (yield from b), (j := 1)\n",
    "x = f'{a!r:>{b}} {c}', {**d, 'e': f}, [g for h in i if h], lambda k, *, m=1: k[m:1:2]\n",
    "try:\n import a.b as c\nexcept (A, B) as d:\n raise E from d\nelse:\n del d.e, f[g]\nfinally:\n assert h, i\n",
    "async def f():\n async with a as b, c: await d\n async for e in f: pass\n else: g += 1\n h: int = 2\n",
    pytest.param(
        "type X[T: int, *Ts, **P] = list[T]\nclass A[T](B, k=C): pass\ndef f[T](x: T) -> T: return x\n",
        marks=pytest.mark.skipif(sys.version_info < (3, 12), reason="the syntax is of Python 3.12"),
    ),
    *(path.read_text("utf-8") for path in sorted(PACKAGE.glob("scan/*.py"))),
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_node_is_met_in_order(text: str) -> None:
    tree = ast.parse(text)
    wanted = [node for node in ast.walk(tree) if not isinstance(node, MERE_WORDS)]
    assert [id(node) for node in breadth_first(tree)] == [id(node) for node in wanted]
    assert {id(node) for node in walk(tree)} == {id(node) for node in wanted}
    for node in wanted:
        below = [id(child) for child in ast.iter_child_nodes(node) if not isinstance(child, MERE_WORDS)]
        assert [id(child) for child in children(node)] == below
