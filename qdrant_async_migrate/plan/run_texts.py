"""Code in a string that the program runs: ``eval("store.size()")``. Nothing can be awaited there for whoever reads the result."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle

_RUNS = frozenset({"builtins.eval", "builtins.exec", "builtins.compile"})
_HELP = "call it in the code itself"


def run_text_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Functions that turn async and whose name such a text calls."""
    called: dict[str, Call] = {}
    for call in context.program.state.calls:
        for name in _names(call) if _runs(context, call) else ():
            called.setdefault(name, call)
    for function in sorted(context.solution.turned) if called else ():
        scope = context.program.scope(function)
        place = called.get(scope.name) if scope.kind is ScopeKind.FUNCTION else None
        if place is not None and context.becomes_awaitable(function):
            message = f"the text that is run here calls {scope.name}, which would give a coroutine"
            yield function, Obstacle("QAM111", place.file, place.place, place.scope, message, _HELP)


def _runs(context: Context, call: Call) -> bool:
    state = context.program.state
    return 0 in call.constants and any(state.kind(v) == Kind.EXT and state.item(v)[1] in _RUNS for v in call.targets)


def _names(call: Call) -> Iterator[str]:
    """What the text calls, by the last part of its name."""
    try:
        tree = ast.parse(str(ast.literal_eval(call.constants[0])))
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                yield name
