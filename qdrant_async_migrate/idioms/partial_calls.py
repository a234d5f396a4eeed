"""``partial(f, a, b=c)`` given to what calls it at once: the call with its arguments written out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.streams import calls_at
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.program import Role
from qdrant_async_migrate.scan.opened import place_of

_PARTIAL = "functools.partial"
_CONSTANT = (ast.Constant, ast.Name, ast.Attribute, ast.UnaryOp, ast.expr_context, ast.unaryop)


def is_partial(context: Context, file: int, node: ast.expr | None) -> bool:
    """A call of ``partial`` whose arguments may be evaluated again for each call."""
    if not isinstance(node, ast.Call) or not node.args or any(k.arg is None for k in node.keywords):
        return False
    made = calls_at(context, file, place_of(node))
    targets = [context.program.state.item(v) for v in made.targets] if made is not None else []
    parts = [*node.args, *(k.value for k in node.keywords)]
    simple = all(isinstance(n, _CONSTANT) for part in parts for n in ast.walk(part))
    return bool(targets) and all(t[0] == Kind.EXT and t[1] == _PARTIAL for t in targets) and simple


def written_out(node: ast.Call, names: Sequence[str], slot: Callable[[ast.AST], str]) -> str:
    """``f(a, item, b=c)``."""
    given = [*(slot(a) for a in node.args[1:]), *names, *(f"{k.arg}={slot(k.value)}" for k in node.keywords)]
    return f"{slot(node.args[0])}({', '.join(given)})"


def gone(context: Context, file: int) -> Iterator[Edit]:
    """The import of ``partial``, if all that it made is written out."""
    syntax = context.syntax(file)
    heads = []
    for use in context.uses_of_file(file):
        call = syntax.find(use.place, ast.Call) if use.role is Role.APPLY and context.waits(use) else None
        given = [*call.args, *(k.value for k in call.keywords)] if call is not None else []
        heads += [n.func for n in given if isinstance(n, ast.Call) and is_partial(context, file, n)]
    yield from dropped_imports(syntax, heads)
