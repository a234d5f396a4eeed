"""Calls that ask what the language tells of a function: ``get_type_hints(f)``, ``signature(f)``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qdrant_async_migrate.link import classes, signatures
from qdrant_async_migrate.link.effects.use import Use, kind
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value


@kind("hints")
def _hints(use: Use) -> None:
    """The classes by the names of the parameters."""
    made = _mapping(use, "hints")
    _each_function(use, signatures.declared, use.state.slot(made, ANY))
    use.state.graph.add(use.result, [made])


@kind("signature")
def _signature(use: Use) -> None:
    """``signature(f).parameters[name]`` has an ``annotation`` and a ``default``."""
    state = use.state
    made, parameter, every = use.container("signature"), use.container("parameter"), _mapping(use, "parameters")
    state.records[made], state.records[parameter] = ["parameters"], ["annotation", "default"]
    state.graph.add(state.slot(made, "parameters"), [every])
    state.graph.add(state.slot(every, ANY), [parameter])
    _each_function(use, signatures.declared, state.slot(parameter, "annotation"))
    _each_function(use, signatures.defaults, state.slot(parameter, "default"))
    state.graph.add(use.result, [made])


def _mapping(use: Use, label: str) -> Value:
    made = use.container(label)
    use.state.mappings.add(made)
    return made


def _each_function(use: Use, tell: Callable[[State, int, int], None], target: int) -> None:
    def told(values: Iterable[Value]) -> None:
        for function in (f for value in values for f in _functions(use.state, value)):
            tell(use.state, function, target)

    use.state.graph.watch(use.argument("0,obj,callable"), told)


def _functions(state: State, value: Value) -> Iterator[int]:
    """The function itself, or the one that makes objects of a class."""
    item = state.item(value)
    if item[0] in (Kind.FUNC, Kind.BOUND):
        yield item[1]
    elif item[0] == Kind.CLASS:
        yield from classes.special(state, item[1], "__init__")
