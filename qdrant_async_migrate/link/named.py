"""Attributes whose name a parameter gives: ``def call(self, method, *args): return getattr(self.client, method)(*args)``; and
keyword arguments: ``kwargs[name] = client``.

Which they are is what the calls of the function say. Where one of them says nothing, or none is known, it may be any attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Value
from qdrant_async_migrate.model.facts import FileFacts, Param, unquoted
from qdrant_async_migrate.records import dataclass, field, replace

ANY = "*"
Key = Callable[[object], None]
Load = Callable[[State, Read, Iterable[Value]], None]
Keywords = Sequence[tuple[str | None, int]]


@dataclass(slots=True)
class Named:
    """A parameter that names attributes or keys: where they are read or put, and the names that it is given."""

    load: Load | None = None
    reads: list[Read] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def parameters(facts: FileFacts) -> frozenset[int]:
    """The nodes of parameters that nothing binds again."""
    every = ((scope, param) for scope in facts.scopes for param in scope.params if param.kind not in ("args", "kwargs"))
    return frozenset(param.node for scope, param in every if scope.cells.get(param.name) == param.node)


def read(state: State, node: int, place: Read, load: Load) -> None:
    """An attribute is read by the name that the parameter has."""
    expect(state, node)
    state.named[node].load = load
    state.named[node].reads.append(place)


def expect(state: State, node: int) -> None:
    """What calls say of the parameter will be asked."""
    if node not in state.named:
        state.named[node] = Named()


def key(state: State, node: int, put: Key) -> None:
    """Something is put under the name that the parameter has."""
    named = state.named[node]
    named.keys.append(put)
    for name in sorted(named.names):
        put(_key(name))


def _key(name: str) -> object:
    return None if name == ANY else name


def tell(state: State, node: int, name: str) -> None:
    """The parameter may be this name."""
    named = state.named[node]
    if name not in named.names:
        named.names.add(name)
        for put in list(named.keys):
            put(_key(name))
        for place in named.reads:
            assert named.load is not None
            meant = replace(place, name=name)
            state.reads["attribute"].append(meant)
            state.graph.watch(meant.node, partial(named.load, state, meant))


def bound(state: State, site: Call, function: int, params: Sequence[Param], args: Sequence[Any], keywords: Keywords) -> None:
    """A call of the function: what it says of such parameters."""
    for index, param in enumerate(params):
        node = state.node_in(function, param.node)
        if node in state.named:
            tell(state, node, _given(site, index, param, args, keywords))


def _given(site: Call, index: int, param: Param, args: Sequence[Any], keywords: Keywords) -> str:
    """The text that is given for a parameter; ``*`` where that cannot be told."""
    if tuple(args) != site.args or tuple(keywords) != site.keywords or any(isinstance(a, tuple) for a in args[: index + 1]):
        return ANY
    key: object = index if index < len(args) and param.kind != "keyword" else param.name
    if key == param.name and all(name not in (key, None) for name, _ in keywords):
        return param.said or ANY
    text = site.constants.get(key, "")
    return unquoted(text) or ANY


def unknown(state: State) -> bool:
    """Parameters that no call of the program gives a name; True if there were any."""
    nodes = [node for node, named in state.named.items() if not named.names]
    for node in nodes:
        tell(state, node, ANY)
    return bool(nodes)


def behind(state: State, cls: int) -> Iterator[int]:
    """The objects whose attributes the ``__getattr__`` of a class looks up."""
    for function in classes.special(state, cls, "__getattr__") if state.named else ():
        for node in [state.node_in(function, param.node) for param in state.scopes[function].params[1:]]:
            yield from (place.node for place in (state.named[node].reads if node in state.named else ()))


def directly(state: State, function: int) -> Iterator[int]:
    """The objects of which a ``__getattr__`` returns the attribute that it is asked for; none if it gives anything else."""
    scope = state.scopes[function]
    named = state.named.get(state.node_in(function, scope.params[1].node)) if len(scope.params) > 1 else None
    made = {place.result: place.node for place in named.reads} if named is not None else {}
    returned = state.returned.get(state.node_in(function, scope.returns), set())
    if returned and returned <= made.keys():
        yield from (made[node] for node in sorted(returned))
