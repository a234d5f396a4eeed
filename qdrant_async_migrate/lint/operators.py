"""Code of the program that runs without being named: ``len(x)`` is ``x.__len__()``, ``x.name = 1`` may be a setter, ``if x`` asks
whether it is true."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.blocking import IN_PLACE
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.mentions import Mentions
from qdrant_async_migrate.lint.mixins import of_mixins
from qdrant_async_migrate.lint.special import MIRRORED, Asked, Special
from qdrant_async_migrate.lint.validated import validating_calls
from qdrant_async_migrate.model.facts import Op, Place, is_within
from qdrant_async_migrate.model.program import Role, Use

_FUNCTIONS = {
    "builtins.len": "__len__",
    "builtins.bool": "__bool__",
    "builtins.str": "__str__",
    "builtins.print": "__str__",
    "builtins.repr": "__repr__",
    "builtins.format": "__format__",
    "builtins.bytes": "__bytes__",
    "builtins.round": "__round__",
    "builtins.hash": "__hash__",
    "builtins.int": "__int__",
    "builtins.float": "__float__",
    "builtins.abs": "__abs__",
    "builtins.reversed": "__reversed__",
    "builtins.divmod": "__divmod__",
    "builtins.pow": "__pow__",
}
"""Functions that ask each of their arguments."""
_OF_ELEMENTS = {
    "builtins.sorted": "__lt__",
    "builtins.min": "__lt__",
    "builtins.max": "__gt__",
    "builtins.sum": "__add__",
    "builtins.any": "__bool__",
    "builtins.all": "__bool__",
}
"""Functions that ask the elements of their first argument, unless they are given a key for them."""


def special_calls(program: Program) -> Iterator[Asked]:
    """A use for each such place whose object is of a class of the program."""
    special = Special(program)
    for call in program.state.calls:
        yield from _of_function(special, call)
        yield from _of_applied(special, call)
    yield from _of_questions(special)
    yield from _of_setters(program, special)
    yield from _of_missing_attributes(program, special)
    yield from of_mixins(special)
    yield from validating_calls(program)


def _of_function(special: Special, call: Call) -> Iterator[Asked]:
    state = special.state
    for name in sorted(state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT):
        method, of_elements = _asks(name), _OF_ELEMENTS.get(name)
        given = [a for a in call.args if isinstance(a, int)]
        if of_elements is not None and not any(keyword == "key" for keyword, _ in call.keywords):
            method, given = of_elements, special.elements(given[0]) if len(given) == 1 else given
        for node in given if method is not None else ():
            yield from special.asked(call.file, call.scope, call.place, node, method or "")


def _asks(function: str) -> str | None:
    """The special method that a function stands for."""
    head, _, name = function.rpartition(".")
    return f"__{name.strip('_')}__" if head in ("operator", "_operator") else _FUNCTIONS.get(function)


def _of_applied(special: Special, call: Call) -> Iterator[Asked]:
    """``max(boxes, key=len)``: a function that is called with each element."""
    state = special.state
    for _, value, kind in sorted(call.applied, key=str):
        method = _asks(state.item(value)[1]) if state.kind(value) == Kind.EXT and kind in IN_PLACE else None
        for argument in call.args if method is not None else ():
            for node in special.elements(argument) if isinstance(argument, int) else ():
                yield from special.asked(call.file, call.scope, call.place, node, method or "")


def _of_questions(special: Special) -> Iterator[Asked]:
    """Truth, equality and order."""
    state = special.state
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if op[0] != Op.ASK:
                continue
            _, left, right, name, scope, place = op
            assert isinstance(left, int) and isinstance(right, int) and isinstance(name, str)
            assert isinstance(scope, int) and isinstance(place, tuple)
            where = (number, state.scope_of(number, scope), place)
            found = list(special.asked(*where, state.node_of(number, left), name))
            if not found and name in MIRRORED and right >= 0:
                found = list(special.asked(*where, state.node_of(number, right), MIRRORED[name]))
            yield from found


def _of_setters(program: Program, special: Special) -> Iterator[Asked]:
    state = program.state
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if op[0] != Op.STORE:
                continue
            _, owner, name, _, place, *_ = op
            assert isinstance(owner, int) and isinstance(name, str) and isinstance(place, tuple)
            node = state.node_of(number, owner)
            for value in sorted(state.graph.values(node)):
                setters = _setters(program, special, state.item(value)[1], name) if state.kind(value) == Kind.INST else ()
                if setters:
                    yield Use(-1, number, _scope_at(program, number, place), place, Role.OPERATOR, "set", setters), node


def _of_missing_attributes(program: Program, special: Special) -> Iterator[Asked]:
    """``__getattr__`` runs for a name that neither the class nor the object has."""
    state = program.state
    if "__getattr__" not in special.names:
        return
    getting = {
        value: (item[1], getters)
        for value, item in enumerate(state.values.items)
        if item[0] == Kind.INST and (getters := special.first(item[1], ("__getattr__",)))
    }
    kept = _kept(program, special) if getting else frozenset()
    for read in state.reads["attribute"]:
        asked = getting.keys() & state.graph.values(read.node) if not read.name.startswith("__") else ()
        for cls, getters in (getting[value] for value in sorted(asked) if (value, read.name) not in kept):
            if classes.find(state, cls, read.name) is None:
                yield Use(-1, read.file, read.scope, read.place, Role.OPERATOR, "get", getters), read.node


def _kept(program: Program, special: Special) -> frozenset[tuple[Value, str]]:
    """Objects and their attributes that something is kept in, whatever that is; ``__setattr__`` may keep it elsewhere."""
    state = program.state
    held = {(value, str(name)) for (value, name), node in state.heap.items() if state.graph.values(node)}
    for name, stores in Mentions(state).stores.items():
        given = {v for owner, _ in stores for v in state.graph.values(owner) if state.kind(v) == Kind.INST}
        held.update((value, name) for value in given if not special.first(state.item(value)[1], ("__setattr__",)))
    return frozenset(held)


def _setters(program: Program, special: Special, cls: int, name: str) -> tuple[int, ...]:
    """A property's setter, a descriptor's ``__set__``, or ``__setattr__``, which is asked first."""
    state = program.state
    if hooks := special.first(cls, ("__setattr__",)):
        return hooks
    at = classes.find(state, cls, name)
    held = [state.item(v) for v in sorted(state.graph.values(at[1]))] if at is not None else []
    if described := tuple(f for i in held if i[0] == Kind.INST for f in classes.special(state, i[1], "__set__")):
        return described
    for current in classes.order(state, cls):
        defined = classes.methods(state, current).get(name, ())
        found = tuple(f for f in defined if methods.method_kind(state, f, state.scopes[f]) == "setter")
        if found:
            return found
    return ()


def _scope_at(program: Program, file: int, place: Place) -> int:
    """The innermost scope around a place."""
    scopes = program.state.files[file].scopes
    around = [n for n, scope in enumerate(scopes) if n == 0 or is_within(place, scope.place)]
    inner = max(around, key=lambda n: (scopes[n].place[:2], -scopes[n].place[2]) if n else ((0, 0), 0))
    return program.state.scope_of(file, inner)
