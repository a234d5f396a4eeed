"""Attributes of callables that lead back to what they are made of: ``p.func``, ``m.__self__``, ``f.__wrapped__``."""

from __future__ import annotations

from qdrant_async_migrate.link import holding, methods, signatures
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value


def part(state: State, read: Read, value: Value) -> None:
    """What the attribute of a function, a bound method or ``functools.partial(...)`` gives."""
    item = state.item(value)
    match item[0], read.name:
        case Kind.FUNC, "__wrapped__" | "__func__":  # what its decorator wraps turns async with it
            state.graph.add(read.result, [value])
        case Kind.FUNC, "registry" if any(d.dotted == "functools.singledispatch" for d in state.scopes[item[1]].decorators):
            state.graph.add(read.result, [_registry(state, item[1])])
        case Kind.FUNC, "fget" | "__get__" if methods.method_kind(state, item[1], state.scopes[item[1]]) == "property":
            state.graph.add(read.result, [value])
        case Kind.FUNC, "__get__":
            state.graph.add(read.result, [state.values.of(Kind.MEM, "types.FunctionType.__get__", value)])
        case Kind.FUNC | Kind.BOUND, "__annotations__" | "__defaults__" | "__kwdefaults__":
            state.graph.add(read.result, [signatures.shown(state, item[1], read.name)])
        case Kind.FUNC, "__globals__":
            state.graph.add(read.result, [holding.of_module(state, state.files[state.scope_file[item[1]]].module)])
        case Kind.BOUND, "__func__":
            state.graph.add(read.result, [state.values.of(Kind.FUNC, item[1])])
        case Kind.BOUND, "__self__":
            state.graph.add(read.result, [item[2]])
        case Kind.PARTIAL, "func":
            state.graph.add(read.result, [state.partials[item[1]][1]])
        case Kind.PARTIAL, "args" | "keywords":
            state.graph.add(read.result, [_given(state, item[1], read.name)])


def _registry(state: State, function: int) -> Value:
    """What is registered for classes, in a mapping by these."""
    kept = state.values.of(Kind.CONT, ("registry", function))
    state.mappings.add(kept)
    state.graph.edge(state.function_node[function], state.slot(kept, ANY))
    return kept


def _given(state: State, number: int, name: str) -> Value:
    """The arguments that ``functools.partial`` keeps: a tuple, and a dict."""
    made = state.partials[number][0]
    kept = state.values.of(Kind.CONT, (name, number))
    if name == "keywords":
        state.mappings.add(kept)
    given = [(k, n) for k, n in made.keywords if k] if name == "keywords" else list(enumerate(made.args[1:]))
    for key, node in given:
        if isinstance(node, int):
            state.graph.edge(node, state.slot(kept, key))
    return kept
