"""What a library's object is asked without being named: ``len(rows)`` and ``bool(rows)``, ``if rows``."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op

_FUNCTIONS = {"builtins.len": "__len__", "builtins.bool": "__bool__"}


def asked(program: Program, methods: frozenset[str]) -> Iterator[Read]:
    """Each such place of one of the special ``methods``, as an operator on the object."""
    yield from _of_functions(program, methods)
    if "__bool__" in methods:
        yield from _of_tests(program)


def _of_functions(program: Program, methods: frozenset[str]) -> Iterator[Read]:
    state = program.state
    for call in state.calls:
        if len(call.args) == 1 and isinstance(node := call.args[0], int):
            names = {_FUNCTIONS.get(state.item(v)[1], "") for v in call.targets if state.kind(v) == Kind.EXT}
            yield from (Read(call.file, call.scope, call.place, node, name, -1) for name in sorted(names & methods))


def _of_tests(program: Program) -> Iterator[Read]:
    state = program.state
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            match op:
                case (Op.ASK, int(node), _, "__bool__", int(scope), tuple(place)) if node >= 0:
                    yield Read(number, state.scope_of(number, scope), place, state.node_of(number, node), "__bool__", -1)
                case _:
                    pass
