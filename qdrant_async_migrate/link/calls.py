"""Calls: arguments flow into parameters, results flow back; what a callee of the program is decides what the call gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import (
    classes,
    container_methods,
    containers,
    effects,
    holding,
    installed,
    metaclasses,
    methods,
    named,
    raised,
    wrappers,
)
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.landing import Landing
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import NONE, Param, Scope

Keywords = Sequence[tuple[str | None, int]]


def call(state: State, site: Call, values: Iterable[Value]) -> None:
    """New values of the function that ``site`` calls."""
    if not state.ready:
        state.deferred.append(partial(call, state, site, list(values)))
        return
    for value in values:
        if site.may_run(value):
            invoke(state, site, value, site.args, site.keywords, site.result)


def invoke(state: State, site: Call, value: Value, args: Sequence[Any], keywords: Keywords, result: int) -> None:
    """Call ``value`` with these arguments; what it gives reaches ``result``."""
    item = state.item(value)
    match item[0]:
        case Kind.FUNC:
            wrappers.called(state, site, item[1], args, keywords)
            enter(state, site, item[1], None, args, keywords, result)
        case Kind.BOUND:
            enter(state, site, item[1], item[2], args, keywords, result)
        case Kind.CLASS:
            cls = state.made_apart.get((item[1], site.file, site.place), item[1])
            value = value if cls == item[1] else state.values.of(Kind.CLASS, cls)
            construct(state, site, value, cls, args, keywords, result)
        case Kind.INST:
            found = classes.find(state, item[1], "__call__")
            if found is not None:
                for function in classes.special(state, item[1], "__call__"):
                    enter(state, site, function, value, args, keywords, result)
            else:
                effects.foreign(state, site, value, args, keywords, result)
        case Kind.CMETH:
            container_methods.method(state, _as_called(site, args, keywords, result), item[1], item[2])
            if item[2] == "sort":
                effects.in_place(state, site, item[1], keywords)
        case Kind.PARTIAL:
            _partial(state, site, item[1], args, keywords, result)
        case Kind.XCLS:
            state.graph.add(result, [state.values.of(Kind.OBJ, item[1], item[2])])
            effects.escape(state, site, args, keywords, value)
        case Kind.EXT | Kind.MEM | Kind.OBJ | Kind.DYN:
            effects.foreign(state, site, value, args, keywords, result)
        case _:
            pass


def _as_called(site: Call, args: Sequence[Any], keywords: Keywords, result: int) -> Call:
    """The call itself, or that which a library's function makes there: ``map(clients.get, names)``."""
    if tuple(args) == site.args and result == site.result:
        return site
    return Call(site.number, site.file, site.scope, site.place, -1, tuple(args), tuple(keywords), {}, result)


def _partial(state: State, site: Call, number: int, args: Sequence[Any], keywords: Keywords, result: int) -> None:
    made, value = state.partials[number]
    given = result
    if runs(state, made):
        given = state.graph.node()
        state.graph.watch(given, partial(effects.await_values, state, result))
    invoke(state, site, value, [*made.args[1:], *args], [*made.keywords, *keywords], given)


def runs(state: State, made: Call) -> bool:
    """What ``made`` gives runs a coroutine function on a loop of its own, and gives its result: ``async_to_sync(f)``."""
    targets = state.calls[made.number].targets if made.number >= 0 else ()
    found = (state.known.effect(state.item(v)[1]) for v in targets if state.kind(v) in (Kind.EXT, Kind.MEM))
    return any(effect is not None and effect.kind == "run-wrapper" for effect in found)


def enter(
    state: State, site: Call, function: int, owner: Value | None, args: Sequence[Any], keywords: Keywords, result: int
) -> None:
    """A function of the program is called: bind its parameters, and give back what it makes of the call."""
    scope = state.scopes[function]
    params = scope.params
    if owner is not None and params:
        state.graph.add(state.node_in(function, params[0].node), [owner])
        params = params[1:] if params[0].kind != "args" else params
    itself = owner is not None and not scope.is_async and not scope.is_generator and state.gives_itself(function)
    if itself and owner is not None:
        state.graph.add(result, [owner])
    if scope.decorators and site.binds((function, owner, result, tuple(args), tuple(keywords), "wrapped")):
        wrappers.entered(state, site, function, owner, args, keywords, result)
    if function in state.decorated_by:
        args, keywords = wrappers.without_handed_on(state, site, function, args, keywords)
    key = (function, -1 if owner is None else 0, result, tuple(args), tuple(keywords))
    if site.binds(key):
        bind(Landing(state, function), params, args, keywords)
        named.bound(state, site, function, params, args, keywords)
        if not itself:
            give(state, function, scope, result, _is_given(state, site, scope, params, args, keywords) if scope.asked else None)


def _is_given(
    state: State, site: Call, scope: Scope, params: Sequence[Param], args: Sequence[Any], keywords: Keywords
) -> bool | None:
    """The call passes something for the parameter that is asked for; None if that cannot be told: what is passed may be None."""
    if any(isinstance(a, tuple) for a in args) or any(name is None for name, _ in keywords):
        return None
    key: object = next((index for index, param in enumerate(params) if param.name == scope.asked), len(args))
    if isinstance(key, int) and key < len(args):
        node = args[key]
    else:
        key, node = next(((name, node) for name, node in keywords if name == scope.asked), ("", -1))
    if node < 0 and key == "":
        return False
    text = site.constants.get(key) if tuple(args) == site.args else None
    if text is not None and (text[:1] in _LITERAL or text == "None") and text not in _FALSE:
        return text != "None"
    return True if site.number < 0 or _is_function(state, site, node) else None


_LITERAL = tuple("'\"0123456789")
_FALSE = ("''", "0", "0.0")
"""Given, and yet like None where a function only asks for the truth of it."""


def _is_function(state: State, site: Call, node: int) -> bool:
    """A function by its name, not what a function around the call is given."""
    around, scope = set[int](), site.scope
    while scope >= 0:
        around.update(state.node_in(scope, param.node) for param in state.scopes[scope].params)
        scope = state.parent(scope)
    values = state.graph.values(node) if node >= 0 and node not in around else ()
    return bool(values) and all(state.kind(v) in (Kind.FUNC, Kind.CLASS, Kind.BOUND) for v in values)


def give(state: State, function: int, scope: Scope, result: int, given: bool | None = None) -> None:
    """The result of a call of ``function``; ``given``: with its first parameter, or without."""
    if scope.is_generator:
        kind = Kind.AGEN if scope.is_async else Kind.GEN
        if effects.is_context_manager(state, function):
            kind = Kind.CTX
        state.graph.add(result, [state.values.of(kind, function)])
    elif scope.is_async:
        state.graph.add(result, [state.values.of(Kind.CORO, function)])
    else:
        apart = scope.returns_with if given else scope.returns_without if given is False else NONE
        state.graph.edge(state.node_in(function, scope.returns if apart == NONE else apart), result)


def bind(landing: Landing, params: Sequence[Param], args: Sequence[Any], keywords: Keywords) -> None:
    """Arguments flow into parameters, as Python binds them; stars flow wherever they may land."""
    graph = landing.state.graph
    positional = [p for p in params if p.kind in ("positional", "positional-only")]
    rest = next((p for p in params if p.kind == "args"), None)
    named = {p.name: p for p in params if p.kind in ("positional", "keyword")}
    extra = next((p for p in params if p.kind == "kwargs"), None)
    starred = False
    for index, argument in enumerate(args):
        if isinstance(argument, tuple):
            starred = True
            targets = [landing.node(p) for p in positional[index:]]
            graph.watch(argument[1], partial(_spread, landing, targets, rest, index))
        elif index < len(positional) and not starred:
            graph.edge(argument, landing.node(positional[index]))
        elif starred:
            for param in positional[index - 1 :]:
                graph.edge(argument, landing.node(param))
            _to_rest(landing.state, landing.rest(rest), ANY, argument)
        else:
            _to_rest(landing.state, landing.rest(rest), index - len(positional), argument)
    for name, node in keywords:
        if name is None:
            graph.watch(node, partial(_spread_named, landing, named, extra))
        elif name in named:
            graph.edge(node, landing.node(named[name]))
        else:
            _to_rest(landing.state, landing.rest(extra), name, node)


def _to_rest(state: State, rest: Sequence[Value], key: object, node: int) -> None:
    """``rest``: what gets the further arguments of the call."""
    for value in rest if node >= 0 else ():
        state.graph.edge(node, state.slot(value, key))


def _spread(landing: Landing, targets: list[int], rest: Param | None, start: int, values: Iterable[Value]) -> None:
    """``*values`` in a call."""
    state, further = landing.state, landing.rest(rest)
    for value in holding.holders(state, values):
        for index, target in enumerate(targets):
            state.graph.edge(state.slot(value, index), target)
            state.graph.edge(state.slot(value, ANY), target)
        state.each_slot(value, partial(_rest_slot, state, further, len(targets)))


def _rest_slot(state: State, rest: Sequence[Value], taken: int, key: object, node: int) -> None:
    if isinstance(key, int):
        if key >= taken:
            _to_rest(state, rest, key - taken, node)
    else:
        _to_rest(state, rest, ANY, node)


def _spread_named(landing: Landing, named: dict[str, Param], extra: Param | None, values: Iterable[Value]) -> None:
    """``**values`` in a call."""
    further = landing.rest(extra)
    for value in holding.holders(landing.state, values):
        landing.state.each_slot(value, partial(_named_slot, landing, named, further))


def _named_slot(landing: Landing, named: dict[str, Param], rest: Sequence[Value], key: object, node: int) -> None:
    if isinstance(key, str) and key in named:
        landing.state.graph.edge(node, landing.node(named[key]))
    elif isinstance(key, str):
        _to_rest(landing.state, rest, key, node)
    else:
        for param in named.values():
            landing.state.graph.edge(node, landing.node(param))
        _to_rest(landing.state, rest, ANY, node)


def construct(state: State, site: Call, value: Value, cls: int, args: Sequence[Any], keywords: Keywords, result: int) -> None:
    """An instance of a class of the program."""
    instance = state.values.of(Kind.INST, cls)
    if state.has_metaclasses:
        state.graph.watch(metaclasses.of(state, cls), partial(_called_first, state, site, value, args, keywords))
    found = classes.find(state, cls, "__new__")
    for function in classes.methods(state, found[0]).get("__new__", []) if found else []:
        enter(state, site, function, value, args, keywords, result)
    if found is None:
        state.graph.add(result, [instance])
    if raised.is_exception(state, cls):
        raised.keep(state, instance, args)
    initializer = classes.find(state, cls, "__init__")
    for function in classes.methods(state, initializer[0]).get("__init__", []) if initializer else []:
        enter(state, site, function, instance, args, keywords, state.graph.node())
    for node in installed.constructors(state, cls):
        state.graph.watch(node, partial(_start, state, site, instance, args, keywords))
    if initializer is None:
        _fields(state, site, cls, instance, args, keywords)
    after = classes.find(state, cls, "__post_init__")
    for function in classes.methods(state, after[0]).get("__post_init__", []) if after else []:
        state.graph.add(methods.first_parameter(state, function), [instance])
        _handed_on(state, cls, instance, function)
    if classes.client_base(state, cls) is not None:
        effects.escape(state, site, args, keywords, value)


def _called_first(
    state: State, site: Call, value: Value, args: Sequence[Any], keywords: Keywords, values: Iterable[Value]
) -> None:
    """``__call__`` of the metaclass, which makes the object."""
    for _, item in state.each(values):
        for function in classes.special(state, item[1], "__call__") if item[0] == Kind.CLASS else ():
            enter(state, site, function, value, args, keywords, state.graph.node())


def _start(state: State, site: Call, instance: Value, args: Sequence[Any], keywords: Keywords, values: Iterable[Value]) -> None:
    """A function that is given to the class as its constructor."""
    for _, item in state.each(values):
        if item[0] == Kind.FUNC:
            enter(state, site, item[1], instance, args, keywords, state.graph.node())


def _fields(state: State, site: Call, cls: int, instance: Value, args: Sequence[Any], keywords: Keywords) -> None:
    """No constructor in the program: a dataclass, a pydantic model, a named tuple; arguments become attributes."""
    if holding.is_collection(state, cls):
        given = [argument for argument in args if isinstance(argument, int)]
        container_methods.fill(state, holding.held_by(state, instance), given, keywords)
    names = classes.fields(state, cls)
    if classes.NAMED_TUPLE in classes.foreign_bases(state, cls):
        holding.fill_places(state, cls, instance, names)
    for record in (record for current in classes.order(state, cls) for record in state.record_bases.get(current, ())):
        state.each_slot(record, lambda name, node: state.graph.edge(node, state.slot(instance, name)))
    for index, argument in enumerate(args):
        if isinstance(argument, int) and index < len(names):
            state.graph.edge(argument, state.slot(instance, names[index]))
            state.graph.edge(argument, state.slot(instance, index))
        elif isinstance(argument, tuple) and index < len(names):
            state.graph.watch(argument[1], partial(containers.spread, state, instance, names[index:]))
        elif classes.takes_more(state, cls) and not raised.is_exception(state, cls) and not holding.is_filled(state, cls):
            effects.escape(state, site, [argument], (), instance)
    for name, node in keywords:
        if name is not None:
            state.graph.edge(node, state.slot(instance, name))
        else:
            state.graph.watch(node, partial(_field_values, state, instance))


def _handed_on(state: State, cls: int, instance: Value, function: int) -> None:
    """``InitVar``: what an object is made with and does not keep, ``__post_init__`` is given, under the same name by custom."""
    names = classes.fields(state, cls)
    for param in state.scopes[function].params[1:]:
        for name in [param.name] if param.name in names else names:
            node = state.node_in(function, param.node)
            state.graph.edge(state.slot(instance, name), node)
            if (default := classes.find(state, cls, name)) is not None:
                state.graph.edge(default[1], node)


def _field_values(state: State, instance: Value, values: Iterable[Value]) -> None:
    for value in holding.holders(state, values):
        state.each_slot(value, lambda key, node: state.graph.edge(node, state.slot(instance, key)))
