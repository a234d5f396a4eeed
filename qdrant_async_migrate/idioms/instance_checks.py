"""Tests of what an object can do, which fail once that is asynchronous: ``isinstance(pages, Iterator)``."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.program import Obstacle

_ITERATES = frozenset({"__iter__", "__next__"})
_ENTERS = frozenset({"__enter__", "__exit__"})
_METHODS = {
    **dict.fromkeys(("Iterable", "Iterator", "Generator", "Collection", "Reversible", "GeneratorType"), _ITERATES),
    **dict.fromkeys(("AbstractContextManager", "ContextManager"), _ENTERS),
}
"""By the name of a class that asks for methods: those methods."""
_ASKS = {
    "builtins.isinstance": None,
    "builtins.issubclass": None,
    "inspect.isgenerator": _ITERATES,
    "inspect.isgeneratorfunction": _ITERATES,
}


def for_program(context: Context) -> Iterator[Refusal]:
    """Hold back what such a test is asked about."""
    for call in context.program.state.calls if context.solution.turned else ():
        names = {item[1] for v in call.targets if (item := context.program.state.item(v))[0] == Kind.EXT}
        asked = names & _ASKS.keys()
        if asked and call.args and isinstance(call.args[0], int):
            wanted = _ASKS[min(asked)] or _wanted(context, call)
            functions = frozenset(f for v in _values(context, call.args[0]) for f in _failing(context, v, wanted))
            if functions:
                name = context.name(min(functions))
                message = f"this asks whether it is what {name} makes it, and it would be so no more"
                help_ = "ask for the asynchronous kind as well, or for the class"
                yield Refusal(Obstacle("QAM113", call.file, call.place, call.scope, message, help_), functions=functions)


def _values(context: Context, node: int) -> frozenset[Value]:
    return frozenset(context.program.state.graph.values(node))


def _wanted(context: Context, call: Call) -> frozenset[str]:
    """The methods that the classes in the second argument ask for."""
    state = context.program.state
    values = _values(context, call.args[1]) if len(call.args) > 1 and isinstance(call.args[1], int) else frozenset()
    inside = [v for value in values if state.kind(value) == Kind.CONT for _, n in state.slots(value) for v in _values(context, n)]
    items = [state.item(v) for v in (*values, *inside)]
    names = [str(item[1]).rpartition(".")[2] for item in items if item[0] in (Kind.EXT, Kind.OBJ)]
    return frozenset(method for name in names for method in _METHODS.get(name, ()))


def _failing(context: Context, value: Value, wanted: frozenset[str]) -> Iterator[int]:
    """What turns async of the methods, or the generator itself."""
    state = context.program.state
    item = state.item(value)
    if item[0] in (Kind.INST, Kind.CLASS):
        found = [f for c in classes.order(state, item[1]) for n in wanted for f in classes.methods(state, c).get(n, ())]
    else:
        found = [item[1]] if item[0] in (Kind.GEN, Kind.CTX, Kind.FUNC) and wanted else []
        found = [f for f in found if item[0] != Kind.FUNC or state.scopes[f].is_generator]
    yield from (f for f in found if context.becomes_awaitable(f))
