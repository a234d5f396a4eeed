"""Iterables: what their elements become."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import holding
from qdrant_async_migrate.link.effects.use import Keywords, Use, kind
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Value


@kind("elements", "head", "chain")
def _elements(use: Use) -> None:
    """A container of the elements of its arguments."""
    made = use.container("elements")
    for key in (use.effect.argument or "0").split("+"):
        node = use.argument(key)
        use.state.graph.edge(use.elements(node), use.state.slot(made, ANY))
        use.state.graph.watch(node, partial(_same_places, use.state, made))
    use.state.graph.add(use.result, [made])


def _same_places(state: State, made: Value, values: Iterable[Value]) -> None:
    """The elements of a sequence keep their places; those of a mapping are not what iterating over it gives."""
    same_keys(state, made, [v for v in values if v not in state.mappings])


def same_keys(state: State, made: Value, values: Iterable[Value]) -> None:
    """What the objects hold under a key, ``made`` holds under the same."""
    for value in holding.holders(state, values):
        holding.ask_all(state, value)
        state.each_slot(value, lambda key, node: state.graph.edge(node, state.slot(made, key)))


@kind("element")
def _element(use: Use) -> None:
    """One of the elements of an argument, or what is given for the case that there is none."""
    use.state.graph.edge(use.elements(use.passing()), use.result)
    if use.effect.default:
        use.state.graph.edge(use.argument(use.effect.default), use.result)


@kind("added")
def _added(use: Use) -> None:
    """Puts an argument into the list before it; may give an element of that."""
    use.state.graph.watch(use.argument("0"), partial(_into_lists, use.state, use.argument("1")))
    _element(use)


def _into_lists(state: State, source: int, values: Iterable[Value]) -> None:
    for value in holding.holders(state, values):
        state.graph.edge(source, state.slot(value, ANY))


def in_place(state: State, site: Call, container: Value, keywords: Keywords) -> None:
    """``list.sort`` with a key function."""
    effect = state.known.effect("builtins.list.sort")
    if effect is not None:
        use = Use(state, site, effect, container, (), keywords, site.result)
        use.each_function([state.every(container)], (), state.graph.node())


@kind("sort", "largest")
def _sort(use: Use) -> None:
    """A container of the elements, by a key function."""
    use.each_function([use.elements(use.passing())], (), use.state.graph.node())
    _elements(use)


@kind("pick")
def _pick(use: Use) -> None:
    """One of the elements, or of several arguments, by a key function."""
    for argument in use.args if len(use.args) > 1 else ():
        node = argument if isinstance(argument, int) else use.elements(argument[1])
        use.each_function([node], (), use.state.graph.node())
        use.state.graph.edge(node, use.result)
    if len(use.args) < 2:
        use.each_function([use.elements(use.argument("0"))], (), use.state.graph.node())
        _element(use)


@kind("pairs")
def _pairs(use: Use) -> None:
    """``enumerate``: pairs of a number and an element."""
    pair, made = use.container("pair"), use.container("pairs")
    use.state.graph.edge(use.elements(use.argument("0")), use.state.slot(pair, 1))
    use.state.graph.add(use.state.slot(made, ANY), [pair])
    use.state.graph.add(use.result, [made])


@kind("zip", "zip-longest")
def _zip(use: Use) -> None:
    row, made = use.container("row"), use.container("rows")
    for index, argument in enumerate(use.args):
        if isinstance(argument, int):
            elements = use.elements(argument)
            use.state.graph.edge(elements, use.state.slot(row, index))
            if "repeat" in use.site.constants:  # ``product(xs, repeat=2)``
                use.state.graph.edge(elements, use.state.slot(row, ANY))
        else:  # ``zip(*rows)``
            use.state.graph.edge(use.elements(use.elements(argument[1])), use.state.slot(row, ANY))
    use.state.graph.add(use.state.slot(made, ANY), [row])
    use.state.graph.add(use.result, [made])


@kind("rows")
def _rows(use: Use) -> None:
    """Groups of elements of its argument."""
    row, made = use.container("row"), use.container("rows")
    use.state.graph.edge(use.elements(use.passing()), use.state.slot(row, ANY))
    use.state.graph.add(use.state.slot(made, ANY), [row])
    use.state.graph.add(use.result, [made])


@kind("repeated")
def _repeated(use: Use) -> None:
    """Its argument itself, again and again."""
    made = use.container("repeated")
    use.state.graph.edge(use.argument("0,object"), use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


@kind("accumulated")
def _accumulated(use: Use) -> None:
    """The first element, and what the function makes of what there was and each element after it."""
    made = use.container("accumulated")
    slot, elements = use.state.slot(made, ANY), use.elements(use.argument("0"))
    use.each_function([slot, elements], (), slot)
    use.state.graph.edge(elements, slot)
    use.state.graph.edge(use.argument("initial"), slot)
    use.state.graph.add(use.result, [made])


@kind("map", "submit-map")
def _map(use: Use) -> None:
    """Calls a function with the elements of the other arguments; gives the results."""
    made = use.container("map")
    nodes = [use.elements(a) for a in use.rest() if isinstance(a, int)]
    use.each_function(nodes, (), use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


@kind("starmap")
def _starmap(use: Use) -> None:
    """The same with the elements of each element as arguments."""
    made = use.container("map")
    node = use.elements(use.argument("1"))
    use.each_function([("*", node)], (), use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


@kind("group")
def _group(use: Use) -> None:
    """Pairs of a key and the elements that have it, by a key function."""
    pair, group, made = use.container("pair"), use.container("group"), use.container("groups")
    elements = use.elements(use.argument("0"))
    use.each_function([elements], (), use.state.slot(pair, 0))
    use.state.graph.edge(elements, use.state.slot(group, ANY))
    use.state.graph.add(use.state.slot(pair, 1), [group])
    use.state.graph.add(use.state.slot(made, ANY), [pair])
    use.state.graph.add(use.result, [made])


@kind("flatten")
def _flatten(use: Use) -> None:
    """The elements of the elements of an argument."""
    node = use.elements(use.argument("0"))
    made = use.container("flat")
    use.state.graph.edge(use.elements(node), use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


@kind("while", "after", "filter-not", "filter")
def _filter(use: Use) -> None:
    nodes = [use.elements(a) for a in use.rest() if isinstance(a, int)]
    use.each_function(nodes, (), use.state.graph.node())
    made = use.container("filter")
    for node in nodes:
        use.state.graph.edge(node, use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


@kind("reduce")
def _reduce(use: Use) -> None:
    """Begins with the third argument, or where there is none with the first element."""
    elements = use.elements(use.argument("1"))
    first = use.argument("2,initial")
    use.each_function([use.result, elements], (), use.result)
    use.state.graph.edge(first if first >= 0 else elements, use.result)
