"""What the program keeps in objects of libraries, and asks for elsewhere by the same name.

``app.state.client = ...`` and ``request.app.state.client``, ``app["client"] = ...`` and ``request.app["client"]``: that both are
one object is known to the library alone, so the names decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qdrant_async_migrate.link import members
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import NAMED

_GETTERS = frozenset({"get", "pop", "setdefault"})
_OURS = (Kind.INST, Kind.FUNC, Kind.BOUND, Kind.PARTIAL)


def is_name(key: object) -> bool:
    """A key that says what is kept there: a text, or a constant by its name."""
    return isinstance(key, str) or (isinstance(key, tuple) and key[:1] == (NAMED,))


def connect(state: State) -> bool:
    """Let what was kept reach those who ask for it; True if something new was found."""
    made = {read.result: read for read in state.reads["attribute"]}
    _keep(state, made)
    before = len(state.foreign.linked)
    for node, result in [*_fields(state, made), *_items(state, made), *_injected(state)]:
        if (node, result) not in state.foreign.linked:
            state.foreign.linked.add((node, result))
            state.graph.edge(node, result)
    return len(state.foreign.linked) > before


def _keep(state: State, made: dict[int, Read]) -> None:
    store = state.foreign
    while store.stored:
        owner, name, source = store.stored.pop()
        told = bool(state.graph.values(owner)) or owner in made
        for place in _places(state, made, owner) if _is_foreign(state, owner) and (told or _matters(state, source)) else ():
            _into(state, store.fields, (place, name), source)
    waiting = []
    for owner, key, source in store.put:
        if _matters(state, source) and _is_foreign(state, owner):
            _into(state, store.items.setdefault(key, {}), made[owner].name if owner in made else "", source)
        else:
            waiting.append((owner, key, source))
    store.put = waiting


def _into(state: State, nodes: dict[Any, int], name: object, source: int) -> None:
    if name not in nodes:
        nodes[name] = state.graph.node()
    state.graph.edge(source, nodes[name])


def _matters(state: State, node: int) -> bool:
    """A client, or something of the program that may hold one."""
    return any(state.kind(v) in _OURS or members.client_of(state, v) for v in state.graph.values(node))


def _fields(state: State, made: dict[int, Read]) -> Iterator[tuple[int, int]]:
    fields = state.foreign.fields
    names = {name for _, name in fields}
    for read in state.reads["attribute"] if fields else ():
        if read.name in names and _is_foreign(state, read.node):
            places = [place for place in _places(state, made, read.node) if (place, read.name) in fields]
            yield from ((fields[(place, read.name)], read.result) for place in places)


def _places(state: State, made: dict[int, Read], node: int) -> list[str]:
    """The name of an attribute, or of what a library exports (``flask.g``); a variable that is declared to be a library's
    ``State`` stands for an attribute ``state``, and one of which nothing is known for an attribute of its name."""
    if node in made:
        return [made[node].name]
    items = [state.item(v) for v in state.graph.values(node)]
    if not items:
        return [name] if (name := _variables(state).get(node)) else []
    declared = [item[1].rpartition(".")[2].lower() for item in items if item[0] == Kind.OBJ]
    return [item[1] for item in items if item[0] == Kind.EXT] + declared


def _variables(state: State) -> dict[int, str]:
    """The names of variables by their nodes."""
    known = state.foreign.variables
    if not known:
        for scope, facts in enumerate(state.scopes):
            known.update((state.node_in(scope, local), name) for name, local in facts.cells.items())
    return known


def _items(state: State, made: dict[int, Read]) -> Iterator[tuple[int, int]]:
    """The container may be a variable here and an attribute there; two attributes must have one name."""
    items = state.foreign.items
    for owner, key, result in [*state.foreign.asked, *_got(state, made)] if items else ():
        if key not in items or not _is_foreign(state, owner):
            continue
        name = made[owner].name if owner in made else ""
        yield from ((node, result) for kept, node in items[key].items() if kept == name or not (kept and name))


def _got(state: State, made: dict[int, Read]) -> Iterator[tuple[int, object, int]]:
    """``object.get(key)``."""
    for call in state.calls:
        method = made.get(call.function)
        key = call.constants.get(0) if method is not None and method.name in _GETTERS else None
        if method is not None and key is not None and key[:1] in ("'", '"'):
            yield method.node, key[1:-1], call.result


def _injected(state: State) -> Iterator[tuple[int, int]]:
    """``{"client": Provide(get_client)}``: what a framework puts in reaches the parameters of that name of what is decorated."""
    markers = {value: item[1] for value, item in enumerate(state.values.items) if item[0] == Kind.INJ}
    named: dict[object, list[int]] = {}
    for (owner, name), node in state.heap.items() if markers else ():
        held = markers.keys() & state.graph.values(node)
        if held and isinstance(name, str) and state.kind(owner) == Kind.CONT:
            named.setdefault(name, []).extend(markers[value] for value in sorted(held))
    for function, scope in enumerate(state.scopes) if named else ():
        for param in scope.params if scope.decorators else ():
            yield from ((node, state.node_in(function, param.node)) for node in named.get(param.name, ()))


def _is_foreign(state: State, node: int) -> bool:
    """Nothing that the program defines is known to be there."""
    return all(state.kind(v) in (Kind.OBJ, Kind.MEM, Kind.EXT) for v in state.graph.values(node))
