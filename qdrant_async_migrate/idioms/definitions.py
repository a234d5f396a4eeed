"""Definitions among statements that move into a function: those that may as well be made before stay where they are."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Collection, Iterator, Sequence

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOUD = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Subscript)
_MODULES = re.compile(r"^(functools|dataclasses|contextlib)\.")
_QUIET_CALLS = frozenset({"field"})
_ACCESSORS = (".setter", ".getter", ".deleter")
_QUIET_DECORATORS = frozenset({"staticmethod", "classmethod", "property", "dataclass", "cache", "lru_cache", "contextmanager"})


def stays(statement: ast.stmt, bound: Collection[str], others: Sequence[ast.stmt]) -> bool:
    """Making it evaluates nothing that the moved statements bind or could change, and nothing else has its name."""
    if not isinstance(statement, (*_FUNCTIONS, ast.ClassDef)):
        return False
    names = [n for other in others if other is not statement for n in _bound_at_once(other)]
    if statement.name in names or hasattr(builtins, statement.name):
        return False
    if isinstance(statement, ast.ClassDef) and _is_told(statement, others):
        return False
    evaluated = list(_evaluated(statement))
    return None not in evaluated and _is_free_of(evaluated, bound)


def _is_free_of(evaluated: Sequence[ast.expr | None], bound: Collection[str]) -> bool:
    """None of the names is among ``bound``, and nothing is called."""
    nodes = [node for expression in evaluated if expression is not None for node in ast.walk(expression)]
    return not any(_is_loud(n) or (isinstance(n, ast.Name) and n.id in bound) for n in nodes)


def _is_loud(node: ast.AST) -> bool:
    return isinstance(node, _LOUD) and not (isinstance(node, ast.Call) and _plain_name(node.func) in _QUIET_CALLS)


def _plain_name(expression: ast.expr) -> str:
    """A name without the module that it is of."""
    return _MODULES.sub("", ast.unparse(expression))


def _is_told(statement: ast.ClassDef, others: Sequence[ast.stmt]) -> bool:
    """Code of the module runs when the class is made: of a metaclass, or of a base class that hears of its subclasses."""
    classes = {other.name: other for other in others if isinstance(other, ast.ClassDef)}
    line = [statement]
    for current in line:
        if any(n in classes for k in current.keywords if k.arg == "metaclass" for n in _names(k.value)):
            return True
        line += [classes[n] for e in current.bases for n in _names(e) if n in classes and classes[n] not in line]
    return any(isinstance(s, _FUNCTIONS) and s.name == "__init_subclass__" for found in line[1:] for s in found.body)


def _names(expression: ast.expr) -> list[str]:
    return [n.id for n in ast.walk(expression) if isinstance(n, ast.Name)]


def _bound_at_once(statement: ast.stmt) -> Iterator[str]:
    """Names that a statement binds, of a definition its own."""
    if isinstance(statement, (*_FUNCTIONS, ast.ClassDef)):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]


def _evaluated(statement: ast.stmt) -> Iterator[ast.expr | None]:
    """What is evaluated where a definition stands; ``None`` for what is not looked into."""
    if isinstance(statement, _FUNCTIONS):
        yield from _decorators(statement.decorator_list)
        yield from statement.args.defaults
        yield from (d for d in statement.args.kw_defaults if d is not None)
        yield from (a for a in _annotations(statement) if a is not None)
    elif isinstance(statement, ast.ClassDef):
        yield from _decorators(statement.decorator_list)
        yield from [*statement.bases, *(k.value for k in statement.keywords)]
        for inner in statement.body:
            yield from _evaluated(inner)
    elif isinstance(statement, ast.Assign):
        yield statement.value
    elif isinstance(statement, ast.AnnAssign):
        yield from _quiet_annotation(statement.annotation)
        yield from [statement.value] if statement.value is not None else []
    elif not isinstance(statement, ast.Pass) and not (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    ):
        yield None


def _decorators(found: Sequence[ast.expr]) -> Iterator[ast.expr | None]:
    for decorator in found:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = _plain_name(called)
        if name not in _QUIET_DECORATORS and not name.endswith(_ACCESSORS):
            yield None
        yield called
        if isinstance(decorator, ast.Call):
            yield from [*decorator.args, *(keyword.value for keyword in decorator.keywords)]


def _annotations(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr | None]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    for annotation in [*(a.annotation for a in every if a is not None), function.returns]:
        if annotation is not None:
            yield from _quiet_annotation(annotation)


def _quiet_annotation(annotation: ast.expr) -> Iterator[ast.expr]:
    """Its names: subscripts of types have no effect."""
    yield from (node for node in ast.walk(annotation) if isinstance(node, (ast.Name, ast.Call)))
