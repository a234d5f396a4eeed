"""Methods of dicts, lists and sets: what they take in and give out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import containers, elements, named, protocols
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value


def method(state: State, call: Call, container: Value, name: str) -> None:
    """A call of a container's method."""
    args = [a for a in call.args if isinstance(a, int)]
    graph = state.graph
    if name in _MOVING and container not in state.mappings:
        elements.move(state, container)
    match name:
        case "extendleft":
            fill(state, container, args, ())
            for node in args:
                protocols.consume(state, call, node, f"call:{name}")
        case "append" | "add" | "appendleft":
            for node in args[:1]:
                graph.edge(node, state.slot(container, ANY))
        case "insert":
            for node in args[1:2]:
                graph.edge(node, state.slot(container, ANY))
        case "setdefault":
            for node in args[:1]:
                containers.put_key(state, node, [container])
            for node in args[1:2]:
                _set_default(state, call, container, node)
        case "extend" | "update" | "union" | "new_child" | "intersection" | "difference" | "symmetric_difference":
            fill(state, container, args, call.keywords)
            for node in args:
                protocols.consume(state, call, node, f"call:{name}")
        case _:
            pass
    _result(state, call, container, name, args)


_MOVING = frozenset("insert appendleft extendleft pop popleft remove reverse rotate sort".split())


def _set_default(state: State, call: Call, container: Value, node: int) -> None:
    """Under the name that is written, or those that the parameter has which is the key."""
    put = partial(_into, state, container, node)
    if call.args[0] in state.named:
        named.key(state, call.args[0], put)
    else:
        put(_constant(call, 0))


def _into(state: State, container: Value, node: int, key: object) -> None:
    state.graph.edge(node, state.slot(container, key))


def fill(state: State, container: Value, args: Iterable[int], keywords: Iterable[tuple[str | None, int]]) -> None:
    """Put what the arguments contain into the container, and those with a keyword by that."""
    for node in [*args, *(node for keyword, node in keywords if keyword is None)]:
        state.graph.watch(node, partial(containers.merge, state, container))
    for keyword, node in keywords:
        if keyword is not None:
            state.graph.edge(node, state.slot(container, keyword))


def _result(state: State, call: Call, container: Value, name: str, args: list[int]) -> None:
    graph = state.graph
    match name:
        case "get" | "pop" | "popleft" | "setdefault":
            elements.read(state, container, _constant(call, 0) if name != "popleft" else ANY, call.result)
            for node in args[1:2]:
                graph.edge(node, call.result)
        case "keys":
            graph.add(call.result, [elements.keys_of(state, container)])
        case "values" if container in state.mappings:
            held = state.values.of(Kind.CONT, ("values", container))
            graph.edge(state.every(container), state.slot(held, ANY))
            graph.add(call.result, [held])
        case "values" | "copy" | "union" | "new_child" | "intersection" | "difference" | "symmetric_difference":
            graph.add(call.result, [container])
        case "items" | "popitem" | "most_common":
            pair = state.values.of(Kind.CONT, ("pair", call.number))
            keys = elements.keys_of(state, container) if container in state.mappings else container
            graph.edge(state.every(keys), state.slot(pair, 0))
            state.each_slot(container, lambda _, node: graph.edge(node, state.slot(pair, 1)))
            if name == "popitem":
                graph.add(call.result, [pair])
            else:
                pairs = state.values.of(Kind.CONT, ("pairs", call.number))
                graph.add(state.slot(pairs, ANY), [pair])
                graph.add(call.result, [pairs])
        case _:
            pass


def _constant(call: Call, position: int) -> object:
    text = call.constants.get(position)
    if text is None:
        return ANY
    if text.lstrip("-").isdigit():
        return int(text)
    return text[1:-1] if text[:1] in "'\"" else ANY
