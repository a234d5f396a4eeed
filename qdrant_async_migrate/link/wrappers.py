"""What a decorator of the program puts in the place of a function is what calls of the function run: it gets their arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import calls
from qdrant_async_migrate.link.landing import Landing, handed_on
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind


def stands_for(state: State, function: int, values: Iterable[Value]) -> None:
    """A decorator gave ``values`` for ``function``."""
    known = state.wrappers.setdefault(function, set())
    for value, item in state.each(values):
        if item[0] == Kind.FUNC and item[1] != function and item[1] not in known:
            known.add(item[1])
            state.wrapping.add(item[1])
            state.each_slot(value, partial(_attribute, state, state.values.of(Kind.FUNC, function)))
            for given in state.by_value.pop(item[1], ()):
                called(state, given[0], item[1], *given[1:])
            for entry in list(state.entered.get(function, ())):
                _enter(state, item[1], *entry)


def _attribute(state: State, function: Value, name: object, node: int) -> None:
    """``wrapper.clear = clear`` is an attribute of the decorated function's name."""
    state.graph.edge(node, state.slot(function, name))


def entered(
    state: State, site: Call, function: int, owner: Value | None, args: Sequence[Any], keywords: Any, result: int
) -> None:
    """A decorated function is called, as far as its name tells."""
    state.entered.setdefault(function, []).append((site, owner, args, keywords, result))
    for wrapper in list(state.wrappers.get(function, ())):
        _enter(state, wrapper, site, owner, args, keywords, result)


def _enter(state: State, wrapper: int, site: Call, owner: Value | None, args: Sequence[Any], keywords: Any, result: int) -> None:
    key = (wrapper, owner, tuple(args), tuple(keywords), "wrapper")
    if state.is_within(site.scope, (wrapper,)) or not site.binds(key):  # within it, the decorated function itself is called
        return
    params = state.scopes[wrapper].params
    if owner is not None and params and params[0].kind == "args":  # ``self`` is the first of ``*args``
        first = state.graph.node()
        state.graph.add(first, [owner])
        owner, args = None, (first, *args)
    given = state.graph.node()
    state.graph.watch(given, partial(_objects, state, result))
    calls.enter(state, site, wrapper, owner, args, keywords, given)


def called(state: State, site: Call, function: int, args: Sequence[Any], keywords: Any) -> None:
    """A function is called as a value. A wrapper hands on what it is given so; that a function is one may turn out later."""
    parent = state.parent(function)
    if function in state.wrapping:
        if site.binds((function, tuple(args), tuple(keywords), "by value")):
            calls.bind(Landing(state, function, by_value=True), state.scopes[function].params, args, keywords)
    elif parent >= 0 and state.scopes[parent].kind is ScopeKind.FUNCTION:
        state.by_value.setdefault(function, []).append((site, args, keywords))


def _objects(state: State, result: int, values: Iterable[Value]) -> None:
    """What a wrapper makes of the result may be an object that keeps it; anything else the decorated function gives as well."""
    state.graph.add(result, [value for value in values if state.kind(value) == Kind.INST])


def without_handed_on(state: State, site: Call, function: int, args: Sequence[Any], keywords: Any) -> tuple[Sequence[Any], Any]:
    """In a wrapper that calls what it wraps: the arguments but for what callers gave for the wrapper's own parameters. That comes
    from the calls of every function that is decorated so; those of this one have given it theirs."""
    handed = _own_parameters(state, site, state.decorated_by[function])
    if not handed:
        return args, keywords
    kept = [_unless(state, argument, handed) for argument in args]
    return kept, tuple((name, _unless(state, node, handed, name is None)) for name, node in keywords)


def _unless(state: State, argument: Any, handed: set[int], spread: bool = False) -> Any:
    if isinstance(argument, tuple):
        return (argument[0], _unless(state, argument[1], handed, True), *argument[2:])
    if argument not in handed:
        return argument
    return _put_here(state, argument) if spread else handed_on(state, argument)


def _put_here(state: State, node: int) -> int:
    """Of ``*args`` and ``**kwargs``, what the wrapper puts there: ``kwargs["client"] = client``."""
    if node not in state.put_here:
        state.put_here[node] = state.graph.node()
        state.graph.watch(node, partial(_not_of_callers, state, state.put_here[node]))
    return state.put_here[node]


def _not_of_callers(state: State, target: int, values: Iterable[Value]) -> None:
    state.graph.add(target, [value for value in values if value not in state.of_callers])


def _own_parameters(state: State, site: Call, decorators: set[int]) -> set[int]:
    """The parameters of the functions between the call and the decorator whose parameter it calls."""
    found: set[int] = set()
    scope = site.scope
    while scope >= 0:
        params = {state.node_in(scope, param.node) for param in state.scopes[scope].params}
        if scope in decorators:
            return found if site.function in params else set()
        found |= params
        scope = state.parent(scope)
    return set()
