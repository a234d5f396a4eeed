"""Classes of named tuples made by calls, and what gets at their fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, containers, holding
from qdrant_async_migrate.link.effects.mappings import fill
from qdrant_async_migrate.link.effects.use import Use, escape, kind, unquoted
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value


def record_class(state: State, result: int, fields: str, function: Iterable[Value]) -> None:
    """``namedtuple("Name", "first second")``: a class, of which only the names of its fields are known. It may be a base class,
    so it is made before other calls run."""
    effects = (state.known.effect(item[1]) for _, item in state.each(function) if item[0] == Kind.EXT)
    if any(effect is not None and effect.kind == "record-class" for effect in effects):
        made = state.values.of(Kind.CONT, ("record class", result))
        state.records[made] = unquoted(fields).replace(",", " ").split()
        state.graph.add(result, [state.values.of(Kind.MEM, "collections.namedtuple()", made)])


@kind("record-class")
def _record_class(use: Use) -> None:
    """What the last fields are where they are not given."""
    made = use.state.values.of(Kind.CONT, ("record class", use.result))
    if made in use.state.records:
        use.state.graph.watch(use.argument("defaults"), partial(_defaults, use.state, made))


def _defaults(state: State, made: Value, values: Iterable[Value]) -> None:
    names = state.records[made]
    for container in holding.holders(state, values):
        given = [key for key, _ in state.slots(container) if isinstance(key, int)]
        for name in names:
            state.graph.edge(state.slot(container, ANY), state.slot(made, name))
        for key, name in zip(reversed(given), reversed(names), strict=False):
            state.graph.edge(state.slot(container, key), state.slot(made, name))


@kind("record")
def _record(use: Use) -> None:
    """An object of such a class."""
    made, state = use.container("record"), use.state
    cls = state.item(use.value)[2]
    names = state.records[made] = state.records.get(cls, [])
    for index, name in enumerate(names):
        state.graph.edge(state.slot(made, name), state.slot(made, index))
        state.graph.edge(state.slot(cls, name), state.slot(made, name))
    for position, argument in enumerate(use.args):
        if isinstance(argument, int):
            state.graph.edge(argument, state.slot(made, names[position] if position < len(names) else ANY))
        else:
            state.graph.watch(argument[1], partial(containers.spread, state, made, names[position:]))
    fill(use, made, ())
    state.graph.add(use.result, [made])


@kind("getter")
def _getter(use: Use) -> None:
    """``itemgetter("a")`` and ``attrgetter("a.b")``, with one name: what is called with an object and gives that of it."""
    if len(use.args) == 1 and 0 in use.site.constants:
        made = use.container("getter")
        use.state.getters[made] = use.site.constants[0]
        use.give(Kind.MEM, f"{use.effect.name}()", made)
    else:
        escape(use.state, use.site, use.args, use.keywords, use.value)


@kind("got")
def _got(use: Use) -> None:
    """Such a call."""
    state, site, name = use.state, use.site, use.state.getters.get(use.state.item(use.value)[2], "")
    node = use.argument("0")
    if use.effect.name.startswith("operator.item"):
        key = int(name) if name.isdigit() else unquoted(name) or ANY
        read = Read(site.file, site.scope, site.place, node, "[]", use.result)
        state.reads["item"].append(read)
        state.graph.watch(node, partial(containers.item, state, read, key))
        return
    for part in (parts := unquoted(name).split(".")):
        result = use.result if part is parts[-1] else state.graph.node()
        read = Read(site.file, site.scope, site.place, node, part, result)
        state.reads["attribute"].append(read)
        state.graph.watch(node, partial(attributes.load, state, read))
        node = result
