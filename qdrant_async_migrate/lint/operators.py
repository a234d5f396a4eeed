"""Code of the program that runs without being named: ``len(x)`` is ``x.__len__()``, ``x.name = 1`` may be a setter."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import attributes, classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place
from qdrant_async_migrate.model.program import Role, Use

_METHODS = {
    "builtins.len": ("__len__",),
    "builtins.bool": ("__bool__", "__len__"),
    "builtins.str": ("__str__", "__repr__"),
    "builtins.print": ("__str__", "__repr__"),
    "builtins.repr": ("__repr__",),
    "builtins.format": ("__format__", "__str__", "__repr__"),
    "builtins.bytes": ("__bytes__",),
    "builtins.round": ("__round__",),
    "builtins.hash": ("__hash__",),
    "builtins.int": ("__int__",),
    "builtins.float": ("__float__",),
    "builtins.abs": ("__abs__",),
    "builtins.reversed": ("__reversed__",),
}


def special_calls(program: Program) -> Iterator[Use]:
    """A use for each such place whose object is of a class of the program."""
    yield from _of_functions(program)
    yield from _of_setters(program)
    yield from _of_missing_attributes(program)


def _of_functions(program: Program) -> Iterator[Use]:
    state = program.state
    for call in state.calls:
        names = {state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT}
        methods = next((_METHODS[name] for name in sorted(names) if name in _METHODS), None)
        for argument in call.args if methods is not None else ():
            for value in sorted(state.graph.values(argument)) if isinstance(argument, int) else ():
                if state.kind(value) == Kind.INST and (functions := _first(program, state.item(value)[1], methods or ())):
                    yield Use(-1, call.file, call.scope, call.place, Role.OPERATOR, "call", functions)


def _first(program: Program, cls: int, names: tuple[str, ...]) -> tuple[int, ...]:
    """The methods under the first of the names that the class has."""
    for name in names:
        found = classes.find(program.state, cls, name)
        if found is not None:
            return tuple(classes.methods(program.state, found[0]).get(name, ()))
    return ()


def _of_setters(program: Program) -> Iterator[Use]:
    state = program.state
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            if op[0] != Op.STORE:
                continue
            _, owner, name, _, place = op
            assert isinstance(owner, int) and isinstance(name, str) and isinstance(place, tuple)
            for value in sorted(state.graph.values(state.node_of(number, owner))):
                setters = _setters(program, state.item(value)[1], name) if state.kind(value) == Kind.INST else ()
                if setters:
                    yield Use(-1, number, _scope_at(program, number, place), place, Role.OPERATOR, "set", setters)


def _of_missing_attributes(program: Program) -> Iterator[Use]:
    """``__getattr__`` runs for a name that neither the class nor the object has."""
    state = program.state
    if not any(scope.name == "__getattr__" for scope in state.scopes):
        return
    for read in state.reads["attribute"]:
        for value in sorted(state.graph.values(read.node)):
            item = state.item(value)
            if item[0] != Kind.INST or ((value, read.name) in state.heap and state.graph.values(state.slot(value, read.name))):
                continue
            getters = _first(program, item[1], ("__getattr__",))
            if getters and classes.find(state, item[1], read.name) is None and not read.name.startswith("__"):
                yield Use(-1, read.file, read.scope, read.place, Role.OPERATOR, "get", getters)


def _setters(program: Program, cls: int, name: str) -> tuple[int, ...]:
    """A property's setter, a descriptor's ``__set__``, or ``__setattr__``, which is asked first."""
    state = program.state
    if hooks := _first(program, cls, ("__setattr__",)):
        return hooks
    at = classes.find(state, cls, name)
    held = [state.item(v) for v in sorted(state.graph.values(at[1]))] if at is not None else []
    if described := tuple(f for i in held if i[0] == Kind.INST for f in attributes.hooks(state, i[1], "__set__")):
        return described
    for current in classes.order(state, cls):
        methods = classes.methods(state, current).get(name, ())
        found = tuple(f for f in methods if attributes.method_kind(state, f, state.scopes[f]) == "setter")
        if found:
            return found
    return ()


def _scope_at(program: Program, file: int, place: Place) -> int:
    """The innermost scope around a place."""
    scopes = program.state.files[file].scopes
    around = [n for n, scope in enumerate(scopes) if n == 0 or (scope.place[:2] <= place[:2] and place[2:] <= scope.place[2:])]
    inner = max(around, key=lambda n: (scopes[n].place[:2], -scopes[n].place[2]) if n else ((0, 0), 0))
    return program.state.scope_of(file, inner)
