"""Classes of named tuples made by calls, and what gets at their fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, containers, holding
from qdrant_async_migrate.link.effects.mappings import fill
from qdrant_async_migrate.link.effects.use import Use, escape, kind
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.open_names import OPEN
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import unquoted

_ITEM = "operator.item"


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
    """``itemgetter("a")``, ``attrgetter("a.b", "c")``: what is called with an object, giving that of it, a tuple for several."""
    names = tuple(use.site.constants.get(index, "") for index in range(len(use.args)))
    if names and not any(isinstance(a, tuple) for a in use.args):
        made = use.container("getter")
        use.state.getters[made] = names
        use.give(Kind.MEM, f"{use.effect.name}()", made)
    else:
        escape(use.state, use.site, use.args, use.keywords, use.value)


@kind("got")
def _got(use: Use) -> None:
    """Such a call."""
    names = use.state.getters.get(use.state.item(use.value)[2], ())
    if len(names) == 1:
        _get(use, names[0], use.result)
    elif names:
        several = use.container("got")
        for index, name in enumerate(names):
            _get(use, name, use.state.slot(several, index))
        use.state.graph.add(use.result, [several])


def _get(use: Use, name: str, target: int) -> None:
    state, site = use.state, use.site
    node = use.argument("0")
    if use.effect.name.startswith(_ITEM):
        key = int(name) if name.isdigit() else unquoted(name) or ANY
        read = Read(site.file, site.scope, site.place, node, "[]", target)
        state.reads["item"].append(read)
        state.graph.watch(node, partial(containers.item, state, read, key))
        return
    for part in (parts := unquoted(name).split(".") if name else []):
        result = target if part is parts[-1] else state.graph.node()
        _read(use, node, part, result)
        node = result
    if not name:
        _read(use, node, OPEN, target)
        _read(use, target, OPEN, target)


@kind("attribute")
def _attribute(use: Use) -> None:
    """``getattr`` as a function: ``reduce(getattr, path.split("."), app)``. Nothing is known of the name."""
    _read(use, use.argument("0"), OPEN, use.result)


def _read(use: Use, node: int, name: str, result: int) -> None:
    read = Read(use.site.file, use.site.scope, use.site.place, node, name, result)
    use.state.reads["attribute"].append(read)
    use.state.graph.watch(node, partial(attributes.load, use.state, read))
