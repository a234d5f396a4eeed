"""Methods that a library calls by a name in a string: what turns async under that name would be called and dropped."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle

_BY_NAME = frozenset({"operator.methodcaller"})
_HELP = "write a lambda that calls the method: it is followed like any other call"


def for_program(context: Context) -> Iterator[Refusal]:
    """Refuse functions and client calls whose name is given to ``methodcaller``."""
    for call in context.program.state.calls:
        if any(context.program.state.item(v)[:2] in _CALLED for v in call.targets):
            yield from _refused(context, call)


_CALLED = frozenset((Kind.EXT, name) for name in _BY_NAME)


def _refused(context: Context, call: Call) -> Iterator[Refusal]:
    name = (call.constants.get(0) or "").strip("'\"")
    named = [f for f in context.solution.turned if not name or context.program.scope(f).name == name]
    methods = [f for f in named if context.program.cls(f) is not None]
    called = [c for use in context.program.uses for c in use.clients if c.method == name]
    families = frozenset(c.family for c in called if c.family in context.solution.migrated)
    if methods or families:
        message = f"operator.methodcaller calls {name or 'a method'} by its name and would drop the coroutine"
        obstacle = Obstacle("QAM105", call.file, call.place, call.scope, message, _HELP)
        yield Refusal(obstacle, families, frozenset(methods))
