"""Functions that reach a library without a call: ``app.on_event = f``, ``env.filters["f"] = f``, ``app += f``, a name in the body
of a class that derives from a library's.

What the program reads again under that name it keeps there for itself; what it never reads is there for the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qdrant_async_migrate.link import classes, given, holding
from qdrant_async_migrate.link.escapes import Escapes
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import NONE, Op, Place, ScopeKind, is_within
from qdrant_async_migrate.records import dataclass

_CALLABLE = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL})
_ELEMENT = 4
"""Parts of an operation that puts one more element into a list: no key, and no place."""
_RIGHT = 6
"""Where the right side of an operator stands."""
_STANDS_IN = frozenset({"spec", "autospec", "namespace"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A function in the hands of a library: in what, and where that is said."""

    file: int
    scope: int
    place: Place
    into: tuple[str, ...]
    name: str
    value: Value


def kept(state: State, escapes: Escapes) -> Iterator[Kept]:
    """All of them; ``into`` is empty where nobody knows what the object is."""
    again = _Again(state)
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if (said := _said(op)) is not None:
                yield from _of(state, escapes, again, number, said)
    for cls, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.CLASS and (bases := classes.keeping_bases(state, cls)[:1]):
            yield from _in_body(state, escapes, again, cls, bases)


def _said(op: tuple[Any, ...]) -> tuple[int, int, str, Place] | None:
    """What keeps something, the value, under which name and where; None if the operation keeps nothing."""
    if op[0] == Op.STORE:
        return op[1], op[3], op[2], op[4]
    if op[0] == Op.PUT and len(op) > _ELEMENT:
        return op[1], op[3], "__setitem__", op[6]
    if op[0] == Op.BINARY and op[3].startswith("__i") and len(op) > _RIGHT:
        return op[2], op[_RIGHT], op[3], op[5]
    return None


def _of(state: State, escapes: Escapes, again: _Again, file: int, said: tuple[int, int, str, Place]) -> Iterator[Kept]:
    owner, source, name, place = said
    values = state.graph.values(state.node_of(file, source)) if source >= 0 else ()
    found = [v for v in values if state.kind(v) in _CALLABLE or state.kind(v) == Kind.CONT]
    into = _outside(state, state.graph.values(state.node_of(file, owner)), name) if found and owner >= 0 else None
    if into is None:
        return
    for value in sorted(found):
        for inner in sorted(escapes.within([value])) if not again.reads(name, value, state.node_of(file, source)) else ():
            if state.kind(inner) in _CALLABLE:
                yield Kept(file, scope_at(state, file, place), place, into, name, inner)


def _outside(state: State, values: Iterable[Value], name: str) -> tuple[str, ...] | None:
    """The names under which a library gets it; None if the object is the program's own."""
    names: list[str] = []
    known = False
    for item in map(state.item, values):
        if holding.is_of_module(item):
            continue  # ``globals()[name] = f``: whoever says the name has it
        known = True
        if item[0] in (Kind.OBJ, Kind.MEM, Kind.EXT):
            effect = state.known.effect(item[1])
            acts = state.known.effect(f"{item[1]}.{name}") is not None
            own = acts or (effect is not None and effect.kind in _STANDS_IN) or state.known.is_client(item[1])
            names += [] if own else [state.known.canonical(f"{item[1]}.{name}")]
        elif item[0] == Kind.MODULE and given.bound_in(state, item[1], name) is None:
            names.append(f"{item[1]}.{name}")
        elif item[0] == Kind.INST:
            names += [f"{base}.{name}" for base in classes.keeping_bases(state, item[1])[:1]]
    return tuple(sorted(set(names))) if names or not known else None


def _in_body(state: State, escapes: Escapes, again: _Again, cls: int, bases: list[str]) -> Iterator[Kept]:
    scope = state.scopes[cls]
    for name, local in sorted(scope.cells.items()):
        for value in sorted(state.graph.values(state.node_in(cls, local))):
            if state.kind(value) not in _CALLABLE and state.kind(value) != Kind.CONT:
                continue
            for inner in sorted(escapes.within([value])) if not again.reads(name, value) else ():
                if state.kind(inner) in _CALLABLE and not _is_method(state, cls, inner):
                    yield Kept(
                        state.scope_file[cls], max(state.parent(cls), 0), scope.place, (f"{bases[0]}.{name}",), name, inner
                    )


def _is_method(state: State, cls: int, value: Value) -> bool:
    item: tuple[Any, ...] = state.item(value)
    if item[0] == Kind.PARTIAL:
        return False
    return state.scopes[item[1]].kind is ScopeKind.FUNCTION and state.parent(item[1]) == cls


class _Again:
    """What the program reads of what it has kept somewhere."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._by_name: dict[str, list[int]] = {}
        for read in state.reads["attribute"]:
            self._by_name.setdefault(read.name, []).append(read.result)
        self._items: dict[Value, list[int]] | None = None

    def reads(self, name: str, value: Value, source: int = NONE) -> bool:
        """``source``: what is kept, which may have been taken from a mapping just to be put into another one."""
        if name == "__setitem__":
            return any(not self._leads_to(node, source) for node in self._taken().get(value, ()))
        nodes = [*self._by_name.get(name, ()), *self._by_name.get("*", ())]
        return any(value in self._state.graph.values(node) for node in nodes)

    def _taken(self) -> dict[Value, list[int]]:
        """What any item of any mapping is, as far as that is known, and where."""
        if self._items is None:
            state, self._items = self._state, {}
            nodes = [read.result for kind in ("item", "iterate") for read in state.reads[kind]]
            nodes += [call.result for call in state.calls]
            for node in nodes:
                for value in state.graph.values(node):
                    if state.kind(value) in _CALLABLE:
                        self._items.setdefault(value, []).append(node)
        return self._items

    def _leads_to(self, node: int, source: int) -> bool:
        seen, todo = {node}, [node]
        while todo and source not in seen:
            fresh = set(self._state.graph.targets(todo.pop())) - seen
            seen |= fresh
            todo += fresh
        return source in seen


def scope_at(state: State, file: int, place: Place) -> int:
    """The innermost function around a place, or the module."""
    found = state.scope_base[file]
    for local, scope in enumerate(state.files[file].scopes):
        if is_within(place, scope.place) and scope.kind in (ScopeKind.FUNCTION, ScopeKind.LAMBDA):
            found = state.scope_of(file, local)
    return found
