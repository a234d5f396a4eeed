"""``await run_in_executor(None, partial(f, a, b=c))`` -> ``await f(a, b=c)``: nothing is left to be put off."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.outdenting import outdent
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.streams import calls_at
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Direct, Edit, Replace
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.scan.opened import place_of

_PARTIAL = "functools.partial"


def written_out(context: Context, use: Use, call: ast.Call, position: int, how: str) -> Iterator[Edit]:
    """The call that a thread was given in this form; nothing, if it was given more, or something else."""
    made = _made(context, use, call, position)
    if made is None:
        return
    syntax = context.syntax(use.file)
    slots = (("__qam_0__", (syntax.span(made),)),)
    yield Replace(syntax.span(call), "__qam_0__", slots, outdent(syntax, call, made))
    yield Direct(syntax.span(made), 0, (syntax.span(made.func),))
    heads = []
    for other in context.uses_of_file(use.file):
        outer = syntax.find(other.place, ast.Call) if other.how == how and context.live(other) else None
        at = int(str(other.argument).split(",")[0]) if outer is not None and str(other.argument)[:1].isdigit() else -1
        inner = _made(context, other, outer, at) if outer is not None and at >= 0 else None
        heads += [inner.func] if inner is not None else []
    yield from dropped_imports(syntax, heads)


def _made(context: Context, use: Use, call: ast.Call, position: int) -> ast.Call | None:
    node = call.args[position] if len(call.args) == position + 1 and not call.keywords else None
    if not isinstance(node, ast.Call) or not node.args or isinstance(node.args[0], ast.Starred):
        return None
    made = calls_at(context, use.file, place_of(node))
    targets = [context.program.state.item(v) for v in made.targets] if made is not None else []
    return node if targets and all(t[0] == Kind.EXT and t[1] == _PARTIAL for t in targets) else None
