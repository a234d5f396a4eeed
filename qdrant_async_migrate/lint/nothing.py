"""Attributes that a constructor fills with an object or leaves empty: ``self.pool = None if fake else Pool()``. In: the syntax of
constructors. Out: whether what such an attribute holds is ``None`` where it is no object."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.program import Program


class Nothing:
    """Asked for one attribute after the other."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax]) -> None:
        self._program, self._syntax_of = program, syntax_of
        self._known: dict[tuple[int, str], bool] = {}

    def or_object(self, init: int, name: str) -> bool:
        """All that the constructor stores there is ``None`` or what a call gives."""
        key = (init, name)
        if key not in self._known:
            self._known[key] = self._asked(init, name)
        return self._known[key]

    def _asked(self, init: int, name: str) -> bool:
        scope = self._program.scope(init)
        function = self._syntax_of(self._program.file(init)).find(scope.place, *FUNCTIONS)
        own = scope.params[0].name if scope.params else ""
        stored = list(_stored(function, own, name)) if function is not None else []
        return bool(stored) and all(_is_none(r) or isinstance(r, ast.Call) for value in stored for r in _results(value))


def _stored(function: ast.AST, own: str, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        for target in targets if value is not None else ():
            if isinstance(target, ast.Attribute) and target.attr == name and ast.unparse(target.value) == own:
                assert value is not None
                yield value


def _results(value: ast.expr) -> Iterator[ast.expr]:
    """What an expression may give."""
    if isinstance(value, ast.IfExp):
        yield from (*_results(value.body), *_results(value.orelse))
    elif isinstance(value, ast.BoolOp):
        yield from (result for part in value.values for result in _results(part))
    else:
        yield value


def _is_none(result: ast.expr) -> bool:
    return isinstance(result, ast.Constant) and result.value is None
