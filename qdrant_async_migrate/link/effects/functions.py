"""Functions that are called now, later, or kept for somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import calls, classes
from qdrant_async_migrate.link.effects.use import CALLABLE, Use, escape, kind, returned
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import unquoted


@kind("apply", "raises", "retries")
def _apply(use: Use) -> None:
    """Calls a function with the arguments after it, now, and gives its result."""
    use.each_function(use.rest(), use.keywords, use.result)


@kind("field")
def _field(use: Use) -> None:
    """Calls a function without arguments for a default, and gives its result; or gives the default itself."""
    use.each_function((), (), use.result)
    use.state.graph.edge(use.argument(use.effect.argument or "default"), use.result)


@kind("partial", "offload-wrapper", "run-wrapper")
def _partial(use: Use) -> None:
    use.state.graph.watch(use.argument(use.effect.function or "0"), partial(_make_partial, use))


@kind("bound")
def _bound(use: Use) -> None:
    """``f.__get__(object)``: the method of the object, as ``partial(f, object)`` is."""
    _make_partial(use, [use.state.item(use.value)[2]], (-1, *use.args[:1]))


def _make_partial(use: Use, values: Iterable[Value], args: Sequence[Any] = ()) -> None:
    site = use.site
    made = Call(site.number, site.file, site.scope, site.place, -1, tuple(args or use.args), tuple(use.keywords), {}, use.result)
    for value, item in use.state.each(values):
        if item[0] in CALLABLE or item[0] == Kind.EXT:
            key = ("partial", use.site.number, value)
            number = use.state.partial_numbers.setdefault(key, len(use.state.partials))
            if number == len(use.state.partials):
                use.state.partials.append((made, value))
            use.give(Kind.PARTIAL, number)


@kind("offload", "submit")
def _later(use: Use) -> None:
    """Calls a function some time, with the arguments after it; what it returns comes with a future."""
    result = use.state.graph.node()
    use.each_function(use.rest(), [k for k in use.keywords if k[0] not in use.effect.function.split(",")], result)
    use.give(Kind.FUT, result, *(("thread",) if use.effect.kind == "submit" else ()))


@kind("spawn")
def _spawn(use: Use) -> None:
    """Calls a function in a thread or process of its own, with ``args`` and ``kwargs`` given as containers."""
    args, keywords = use.argument("args"), use.argument("kwargs")
    use.each_function([("*", args)] if args >= 0 else [], [(None, keywords)] if keywords >= 0 else [], use.state.graph.node())
    returned(use.state, (Kind.EXT, use.effect.name), use.effect.name, use.result, False)


@kind("callback", "stacked")
def _callback(use: Use) -> None:
    """Keeps a function and calls it later, with the arguments after it."""
    use.each_function(use.rest(), [k for k in use.keywords if k[0] not in use.effect.function.split(",")], use.state.graph.node())


@kind("callback-within")
def _callback_within(use: Use) -> None:
    """Calls a function for what is anywhere in the first argument: ``json.dumps(data, default=f)``; or the method of that name of
    a class (``argument``)."""
    state, given = use.state, use.state.graph.node()
    state.graph.edge(use.argument("0,obj"), given)

    def open_up(values: Iterable[Value]) -> None:
        for value in (v for v in values if state.kind(v) == Kind.CONT):
            state.graph.edge(state.every(value), given)

    def ask(values: Iterable[Value]) -> None:
        for _, item in state.each(values):
            method = use.effect.function
            for function in classes.special(state, item[1], method) if item[0] == Kind.CLASS else ():
                bound = state.values.of(Kind.BOUND, function, state.values.of(Kind.INST, item[1]))
                use.apply((given,), (), state.graph.node(), [bound])

    state.graph.watch(given, open_up)
    use.each_function((given,), (), state.graph.node())
    state.graph.watch(use.argument(use.effect.argument), ask)


@kind("fields")
def fields(use: Use) -> None:
    """Keyword arguments become attributes of objects of a class (``argument``)."""
    for name, node in use.keywords:
        if name is not None:
            use.state.graph.edge(node, use.state.slot(use.state.values.of(Kind.OBJ, use.effect.argument, -1), name))


_KEPT_BY_PARSER = ("const", "default")


@kind("parsed")
def _parsed(use: Use) -> None:
    """``add_argument("--seed", dest="action", const=seed)``: what is given as ``const`` or ``default`` becomes an attribute of
    what is parsed; the rest is the library's."""
    state, constants = use.state, use.site.constants
    options = [unquoted(constants.get(i, "")) for i in range(len(use.args))]
    option = next((o for o in options if o.startswith("--")), next(iter(options), "")).lstrip("-").replace("-", "_")
    name = unquoted(constants.get("dest", "")) or option
    keywords = [k for k in use.keywords if not (name and k[0] in _KEPT_BY_PARSER)]
    escape(state, use.site, use.args, keywords, use.value)
    several = state.values.of(Kind.CONT, ("appended", name))
    for keyword, node in use.keywords:
        if name and keyword in _KEPT_BY_PARSER:
            slot = state.slot(state.values.of(Kind.OBJ, use.effect.argument, -1), name)
            if keyword == "const" and "append" in constants.get("action", ""):
                state.graph.add(slot, [several])
                slot = state.slot(several, ANY)
            state.graph.edge(node, slot)


@kind("keep")
def _keep(use: Use) -> None:
    """Puts its first argument where another method of the class (``argument``) finds it."""
    use.state.graph.edge(use.argument("0"), _kept_by(use))


@kind("keep-default")
def _keep_default(use: Use) -> None:
    """Makes an object that gives what it is told here until something is put into it."""
    use.state.graph.edge(use.argument("default"), _kept_by(use))
    use.give(Kind.OBJ, use.effect.name, -1)


@kind("kept")
def _kept(use: Use) -> None:
    """Gives what was put into an object of the class, or its first argument."""
    use.state.graph.edge(_kept_by(use), use.result)
    use.state.graph.edge(use.argument("0,default"), use.result)


@kind("kept-awaited")
def _kept_awaited(use: Use) -> None:
    """The same, when it is awaited."""
    use.give(Kind.FUT, _kept_by(use))


def _kept_by(use: Use) -> int:
    return use.state.slot(use.state.values.of(Kind.OBJ, use.effect.argument, -1), "kept")


@kind("iter")
def _iter(use: Use) -> None:
    """``iter(x)``, or ``iter(function, sentinel)``, which calls."""
    if len(use.args) < 2:
        made = use.container("elements")
        use.state.graph.edge(use.elements(use.argument("0")), use.state.slot(made, ANY))
        use.state.graph.watch(use.argument("0"), partial(_iterator, use, made))
        return
    made = use.container("calls")
    use.each_function((), (), use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


def _iterator(use: Use, made: Value, values: Iterable[Value]) -> None:
    """A generator is its own iterator; an object gives what its ``__iter__`` returns."""
    state = use.state
    for value, item in state.each(values):
        asked = classes.special(state, item[1], "__iter__") if item[0] == Kind.INST else []
        for function in asked:
            calls.give(state, function, state.scopes[function], use.result)
        if not asked:
            state.graph.add(use.result, [value if item[0] in (Kind.GEN, Kind.AGEN) else made])
