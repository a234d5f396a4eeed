"""Functions of the language that ask or set what functions and classes have: ``isinstance``, ``functools.update_wrapper``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, classes, metaclasses
from qdrant_async_migrate.link.effects.use import Use, kind
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import unquoted


@kind("checks")
def _checks(use: Use) -> None:
    """``isinstance(x, C)``: the metaclass of ``C``, or of one of a tuple of classes, is asked by a method (``function``)."""
    use.state.graph.watch(use.argument("1"), partial(_classes, use, set()))


def _classes(use: Use, seen: set[Value], values: Iterable[Value]) -> None:
    """``seen``: a tuple of classes may hold itself, as far as the flow can tell."""
    state = use.state
    for value, item in state.each(values):
        if item[0] == Kind.CLASS:
            state.graph.watch(metaclasses.of(state, item[1]), partial(_ask, use, value))
        elif item[0] == Kind.CONT and value not in seen:
            seen.add(value)
            state.graph.watch(state.every(value), partial(_classes, use, seen))


def _ask(use: Use, asked: Value, metas: Iterable[Value]) -> None:
    state = use.state
    for _, item in state.each(metas):
        for function in classes.special(state, item[1], use.effect.function) if item[0] == Kind.CLASS else ():
            bound = state.values.of(Kind.BOUND, function, asked)
            use.apply((use.argument("0"),), (), state.graph.node(), [bound])


@kind("marks")
def _marks(use: Use) -> None:
    """Gives its first argument, an object of the program with another one in an attribute (``function``)."""
    use.state.graph.edge(use.argument("0"), use.result)
    use.state.graph.watch(use.argument("0"), partial(_mark, use))


def _mark(use: Use, values: Iterable[Value]) -> None:
    for value in (v for v in values if use.state.kind(v) == Kind.INST):
        use.state.graph.edge(use.argument(use.effect.argument), use.state.slot(value, use.effect.function))


@kind("generic")
def _generic(use: Use) -> None:
    """``generic.dispatch(cls)``: one of the functions that are registered with it."""
    item = use.state.item(use.value)
    if item[0] == Kind.MEM and use.state.kind(item[2]) == Kind.FUNC:
        use.state.graph.edge(use.state.function_node[use.state.item(item[2])[1]], use.result)


@kind("static-attribute")
def _static_attribute(use: Use) -> None:
    """``inspect.getattr_static(x, "size")``: what the class has, as its body says it."""
    name = unquoted(use.site.constants.get(1, ""))
    if name:
        use.state.graph.watch(use.argument("0"), partial(_of_class, use, name))


def _of_class(use: Use, name: str, values: Iterable[Value]) -> None:
    state, site = use.state, use.site
    for _, item in state.each(values):
        if item[0] in (Kind.INST, Kind.CLASS):
            read = Read(site.file, site.scope, site.place, state.graph.node(), name, use.result)
            attributes.load(state, read, [state.values.of(Kind.CLASS, item[1])])
