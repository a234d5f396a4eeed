"""Objects that a library is given and whose methods the program never calls: they are there for the library to call.

``app.add_route("/docs", Documents(store))``: no base class says that ``on_get`` is called, and nobody awaits it.
"""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes, kept
from qdrant_async_migrate.link.escapes import Escapes
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place, ScopeKind
from qdrant_async_migrate.records import dataclass

_HARMLESS = frozenset(
    "asyncio builtins contextlib copy dataclasses functools inspect logging pickle pytest typing unittest weakref".split()
)
"""What these take of an object is none of its methods."""


@dataclass(frozen=True, slots=True)
class Given:
    """The methods of an object among the arguments of a call, or put on a library's module, and what is called."""

    file: int
    scope: int
    place: Place
    argument: object
    methods: tuple[int, ...]
    to: tuple[str, ...]


def given(state: State, escapes: Escapes, used: set[int]) -> Iterator[Given]:
    """All of them; ``used``: the functions that the program runs, or hands over, itself."""
    reads = {read.result: read for read in state.reads["attribute"]}
    for call in state.calls:
        values = list(escapes.of(call)) if call.leaving or not call.targets else []
        objects = [(key, state.item(v)[1]) for key, v in values if state.kind(v) == Kind.INST]
        to = _called(state, call, reads.get(call.function)) if objects else ()
        for key, cls in objects if to and not any(name.split(".")[0] in _HARMLESS for name in to) else ():
            methods = _methods(state, cls)
            if methods and used.isdisjoint(methods):
                yield Given(call.file, call.scope, call.place, key, methods, to)
    yield from (found for found in _put(state) if used.isdisjoint(found.methods))


def _put(state: State) -> Iterator[Given]:
    """``sys.stdout = Tee(store)``."""
    for number, facts in enumerate(state.files):
        for op in (op for op in facts.ops if op[0] == Op.STORE):
            owner, name, source, place = (*op[1:5],)
            into = state.graph.values(state.node_of(number, owner))  # type: ignore[arg-type]
            names = tuple(f"{state.item(v)[1]}.{name}" for v in sorted(into) if state.kind(v) == Kind.EXT)
            values = state.graph.values(state.node_of(number, source)) if names else ()  # type: ignore[arg-type]
            for item in (state.item(v) for v in sorted(values)):
                if item[0] == Kind.INST and (methods := _methods(state, item[1])):
                    yield Given(number, kept.scope_at(state, number, place), place, str(name), methods, names)  # type: ignore[arg-type]


def _called(state: State, call: Call, read: Read | None) -> tuple[str, ...]:
    """The library's function, or its object and the name of the method."""
    items = [state.item(v) for v in call.targets]
    names = [item[1] for item in items if item[0] in (Kind.EXT, Kind.MEM)]
    if not items and read is not None:
        owners = [state.item(v) for v in state.graph.values(read.node)]
        names = [f"{item[1]}.{read.name}" for item in owners if item[0] in (Kind.OBJ, Kind.MEM)]
    return tuple(sorted(set(names)))


def _methods(state: State, cls: int) -> tuple[int, ...]:
    """The methods that others may call; what a decorator makes of one is said by that."""
    named = [found for c in classes.order(state, cls) for name, found in classes.methods(state, c).items() if name[:1] != "_"]
    functions = sorted(function for found in named for function in found)
    scopes = [(f, state.scopes[f]) for f in functions]
    return tuple(f for f, scope in scopes if scope.kind is ScopeKind.FUNCTION and not scope.decorators)
