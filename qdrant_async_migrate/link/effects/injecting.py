"""What a framework puts into parameters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, calls
from qdrant_async_migrate.link.effects.awaiting import await_values
from qdrant_async_migrate.link.effects.use import CALLABLE, Use, escape, kind
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value


@kind("inject")
def _inject(use: Use) -> None:
    """A framework calls the function and puts its result in the place of the marker."""
    use.state.graph.watch(use.argument(use.effect.function or "0"), partial(_injected, use))


def _injected(use: Use, values: Iterable[Value]) -> None:
    state = use.state
    for value, item in state.each(values):
        if item[0] in CALLABLE:
            target = _driven(use, use.effect.function, value)
            state.graph.edge(state.instead(value), target)
            use.give(Kind.INJ, target)


def _driven(use: Use, argument: str, value: Value) -> int:
    """The node of what a framework gets from a function: it awaits it, and takes what a generator yields."""
    state, item = use.state, use.state.item(value)
    use.site.applies(argument, value, use.effect.kind)
    node, target = state.graph.node(), state.graph.node()
    calls.invoke(state, use.site, value, (), (), node)
    function = item[1] if item[0] in (Kind.FUNC, Kind.BOUND) else None
    if function is not None and state.scopes[function].is_generator:
        state.graph.edge(state.node_in(function, state.scopes[function].yields), target)
    else:
        state.graph.edge(node, target)
        state.graph.watch(node, partial(await_values, state, target))
    return target


@kind("overrides")
def _overrides(use: Use) -> None:
    """The framework calls the second argument where it would call the first."""
    given = use.state.graph.node()
    use.state.graph.watch(use.argument(use.effect.argument), partial(_overriding, use, given))
    use.state.graph.watch(use.argument(use.effect.function), partial(_overridden, use.state, given))


def _overriding(use: Use, given: int, values: Iterable[Value]) -> None:
    for value, item in use.state.each(values):
        if item[0] in CALLABLE or item[0] == Kind.EXT:
            use.state.graph.edge(_driven(use, use.effect.argument, value), given)


def _overridden(state: State, given: int, values: Iterable[Value]) -> None:
    for value in values:
        state.graph.edge(given, state.instead(value))


def passes(state: State, function: int, decorator: str) -> None:
    """A decorator that calls the function with an object of a class, or with an attribute of one, before its arguments."""
    effect = state.known.effect(decorator)
    params = state.scopes[function].params
    if effect is None or effect.kind != "passes" or not params:
        return
    target = state.node_in(function, params[0].node)
    owner, _, name = effect.argument.partition(":")
    given = state.values.of(Kind.OBJ, owner, -1)
    if not name:
        state.graph.add(target, [given])
        return
    node = state.graph.node()
    state.graph.add(node, [given])
    read = Read(state.scope_file[function], function, params[0].place, node, name, target)
    state.reads["attribute"].append(read)
    state.graph.watch(node, partial(attributes.load, state, read))


@kind("fixture")
def _fixture(use: Use) -> None:
    """Offers a function to parameters by its name; a function that it is given in a call, by a name that is not known."""
    escape(use.state, use.site, use.args, (), -1)
