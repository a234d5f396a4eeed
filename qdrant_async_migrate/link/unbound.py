"""Methods of a client's class, called with the client: ``Client.scroll(client, ...)``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.unions import UnionFind
from qdrant_async_migrate.link.values import Kind, Value


def is_method(state: State, value: Value, name: str) -> bool:
    """``Client.scroll``: the value is the class of a client that has such a method."""
    item = state.item(value)
    sdk = (state.known.sdk(item[1]) or state.known.twin_of(item[1])) if item[0] == Kind.XCLS else None
    return sdk is not None and state.known.method(sdk, name) is not None


def share(state: State, joined: UnionFind, owners: dict[int, tuple[int, ...]]) -> None:
    """The class that is named there is that of the client; of any client, if nobody knows what the method is given."""
    methods = {v: state.item(item[2])[2] for v, item in enumerate(state.values.items) if _is_unbound(state, item)}
    for call in state.calls if methods else ():
        for method in methods.keys() & call.targets:
            _join(joined, methods[method], _given(state, call, owners) or of_class(state, state.references[methods[method]].cls))
        for method in methods.keys() & (_applied(call) | _held(state, call)):
            _join(joined, methods[method], of_class(state, state.references[methods[method]].cls))


def _is_unbound(state: State, item: tuple[object, ...]) -> bool:
    return item[0] == Kind.MEM and state.kind(item[2]) == Kind.XCLS  # type: ignore[arg-type]


def _join(joined: UnionFind, reference: int, others: Iterable[int]) -> None:
    for other in others:
        joined.union(reference, other)


def _given(state: State, call: Call, owners: dict[int, tuple[int, ...]]) -> list[int]:
    """References of the clients that the method is called with."""
    node = call.args[0] if call.args else -1
    held = state.graph.values(node) if isinstance(node, int) and node >= 0 else ()
    return [reference for value in held for reference in owners.get(value, ())]


def _applied(call: Call) -> set[Value]:
    return {value for _, value, _ in call.applied}


def _held(state: State, call: Call) -> set[Value]:
    """What the arguments of the call may be: whoever gets the method calls it with what nobody knows."""
    nodes = [node for node in (*call.args, *(n for _, n in call.keywords)) if isinstance(node, int) and node >= 0]
    return {value for node in nodes for value in state.graph.values(node)}


def of_class(state: State, cls: str) -> Iterator[int]:
    """References to a class, by whatever name it has."""
    sdk = state.known.sdk(cls)
    return (r.number for r in state.references if sdk is not None and state.known.sdk(r.cls) is sdk)
