"""What the head of a function says: parameters of plain data, those that may be left out, what it gives; or that it is a stub."""

from __future__ import annotations

import ast

from qdrant_async_migrate.model.facts import NONE, Promise
from qdrant_async_migrate.scan.annotations import Annotations
from qdrant_async_migrate.scan.bindings import Bindings
from qdrant_async_migrate.scan.builder import Builder, Optional
from qdrant_async_migrate.scan.promises import promise


def optional(b: Builder, node: ast.FunctionDef | ast.AsyncFunctionDef, inner: Bindings) -> Optional | None:
    """A parameter that is None by default, is asked for it by a statement of the body, and stays what it is."""
    args = [*node.args.posonlyargs, *node.args.args]
    pairs = zip(reversed(args), reversed(node.args.defaults), strict=False)
    names = [arg.arg for arg, default in pairs if isinstance(default, ast.Constant) and default.value is None]
    tests = [s.test if isinstance(s, ast.If) else getattr(getattr(s, "value", None), "test", None) for s in node.body]
    for name in reversed(names):
        found = Optional(name, node.body, NONE, NONE)
        if inner.counts[name] <= 1 and any(test is not None and found.asked(test) is not None for test in tests):
            found.without, found.given = b.node(), b.node()
            return found
    return None


def plain(annotations: Annotations, args: ast.arguments) -> frozenset[str]:
    """Parameters declared to take plain data."""
    every = _named(args)
    return frozenset(a.arg for a in every if a.annotation is not None and annotations.is_data(a.annotation))


def promised(annotations: Annotations, args: ast.arguments) -> dict[str, Promise]:
    """What parameters of other types take."""
    every = _named(args)
    found = ((a.arg, promise(annotations, a.annotation)) for a in every if a.annotation is not None)
    return {name: said for name, said in found if said}


def bind_names(inner: Bindings, args: ast.arguments) -> None:
    every = _named(args)
    every += [a for a in (args.vararg, args.kwarg) if a is not None]
    for arg in every:
        inner.counts[arg.arg] += 1


def _named(args: ast.arguments) -> list[ast.arg]:
    return [*args.posonlyargs, *args.args, *args.kwonlyargs]


def is_stub(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A plain function that says what others do: ``...``, ``pass``, a docstring, ``raise NotImplementedError``."""
    return isinstance(node, ast.FunctionDef) and all(map(_does_nothing, node.body))


def _does_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Raise(exc=ast.Name(id="NotImplementedError") | ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
        case _:
            return False


def yielded(annotation: ast.Subscript) -> ast.expr:
    """What a generator is said to give: the first part of ``Iterator[X]``, ``Generator[X, S, R]``."""
    return annotation.slice.elts[0] if isinstance(annotation.slice, ast.Tuple) and annotation.slice.elts else annotation.slice
