"""Built-in functions that run a method of their argument: ``len(x)`` is ``x.__len__()``."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Role, Use

_METHODS = {
    "builtins.len": "__len__",
    "builtins.bool": "__bool__",
    "builtins.str": "__str__",
    "builtins.repr": "__repr__",
    "builtins.hash": "__hash__",
    "builtins.int": "__int__",
    "builtins.float": "__float__",
    "builtins.abs": "__abs__",
    "builtins.reversed": "__reversed__",
}


def special_calls(program: Program) -> Iterator[Use]:
    """A use for each call of such a function on an instance of a class of the program."""
    state = program.state
    for call in state.calls:
        names = {state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT}
        methods = [_METHODS[name] for name in names if name in _METHODS]
        if not methods or not call.args or not isinstance(call.args[0], int):
            continue
        for value in sorted(state.graph.values(call.args[0])):
            if state.kind(value) == Kind.INST and (found := classes.find(state, state.item(value)[1], methods[0])) is not None:
                functions = tuple(classes.methods(state, found[0]).get(methods[0], ()))
                yield Use(-1, call.file, call.scope, call.place, Role.OPERATOR, methods[0], functions)
