"""What awaits, runs or gathers coroutines."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import calls, fixtures
from qdrant_async_migrate.link.effects.functions import fields
from qdrant_async_migrate.link.effects.use import Use, escape, kind, returned
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import unquoted


def await_values(state: State, target: int, values: Iterable[Value]) -> None:
    """What awaiting gives."""
    for _, item in state.each(values):
        if item[0] == Kind.CORO:
            state.graph.edge(state.node_in(item[1], state.scopes[item[1]].returns), target)
        elif item[0] == Kind.FUT:
            state.graph.edge(item[1], target)


@kind("gather")
def _gather(use: Use) -> None:
    made = use.container("gather")
    for index, argument in enumerate(use.args):
        if isinstance(argument, int):
            slot = use.state.slot(made, index)
            use.state.graph.watch(argument, partial(await_values, use.state, slot))
        else:
            use.state.graph.watch(argument[1], partial(_gather_all, use.state, use.state.slot(made, ANY)))
    node = use.state.graph.node()
    use.state.graph.add(node, [made])
    use.give(Kind.FUT, node)


def _gather_all(state: State, target: int, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.CONT:
            state.each_slot(value, lambda _, node: state.graph.watch(node, partial(await_values, state, target)))


@kind("task")
def _task(use: Use) -> None:
    """Takes a coroutine, or a coroutine function and what to call it with, and gives something to await."""
    node = use.state.graph.node()
    use.state.graph.watch(use.passing(), partial(await_values, use.state, node))
    if use.effect.function:
        use.state.graph.watch(use.argument(use.effect.function), partial(_given, use))
    use.give(Kind.FUT, node)


def _given(use: Use, values: Iterable[Value]) -> None:
    """A coroutine function gets the arguments after it; it is awaited whatever it is."""
    for value, item in use.state.each(values):
        if item[0] in (Kind.FUNC, Kind.BOUND) and use.state.scopes[item[1]].is_async:
            calls.invoke(use.state, use.site, value, use.rest(), use.keywords, use.state.graph.node())


@kind("run")
def _run(use: Use) -> None:
    """Takes a coroutine and gives its result."""
    use.state.graph.watch(use.passing(), partial(await_values, use.state, use.result))


@kind("run-function")
def _run_function(use: Use) -> None:
    """Takes a coroutine function and what it is called with, and gives its result."""
    made = use.state.graph.node()
    use.each_function(use.rest(), (), made)
    use.state.graph.watch(made, partial(await_values, use.state, use.result))


@kind("awaited")
def _awaited(use: Use) -> None:
    """A coroutine function of a library: what it is said to return comes when it is awaited."""
    node = use.state.graph.node()
    for value in sorted(use.site.targets):
        item = use.state.item(value)
        if item[0] in (Kind.EXT, Kind.MEM) and use.state.known.effect(item[1]) == use.effect:
            returned(use.state, item, item[1], node, True)
    use.give(Kind.FUT, node)


@kind("serve")
def _serve(use: Use) -> None:
    """Runs an event loop until the program ends; what it is given is the library's then."""
    if use.effect.argument:
        fields(use)
    escape(use.state, use.site, use.args, use.keywords, -1)


@kind("asks-fixture")
def _asks_fixture(use: Use) -> None:
    """Gives what a fixture gives, by its name."""
    name = unquoted(use.site.constants.get(0, ""))
    for function in fixtures.all_providers(use.state):
        if not name or fixtures.provider(use.state, function) == name:
            fixtures.flow(use.state, function, use.result)


@kind("relay")
def _relay(use: Use) -> None:
    """Runs what the library was given before: ``link.relays`` looks at the place."""
    escape(use.state, use.site, use.args, use.keywords, use.value)


@kind("future")
def _future(use: Use) -> None:
    """A future that somebody gives its result by hand."""
    use.give(Kind.FUT, use.state.graph.node(), *(("thread",) if "concurrent" in use.effect.name else ()))


@kind("fulfils")
def _fulfils(use: Use) -> None:
    """``future.set_result(x)``: that is what awaiting it gives, or asking for its result."""
    future = use.state.item(use.state.item(use.value)[2])
    if future[0] == Kind.FUT:
        use.state.graph.edge(use.argument("0"), future[1])
