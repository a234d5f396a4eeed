"""Functions that must have the same colour: implementations of one method along a class hierarchy or a protocol."""

from __future__ import annotations

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind

_TOGETHER = (("__enter__", "__exit__"), ("__iter__", "__next__"))
_FREE = frozenset({"__init__", "__new__", "__post_init__", "__init_subclass__", "__del__"})


def ties(state: State) -> dict[int, list[int]]:
    """For each method those that it moves with."""
    found: dict[int, set[int]] = {}
    table = {s: _movable(state, s) for s in with_relatives(state)}
    for cls, own in table.items():
        for base in classes.order(state, cls)[1:]:
            for name, functions in own.items():
                if name not in _FREE and not _private(name):
                    for other in table.get(base, {}).get(name, ()):
                        _tie(found, [*functions, other])
    for functions in [*_repeated(table), *_pairs(state, table)]:
        _tie(found, functions)
    return {function: sorted(others) for function, others in found.items()}


def _movable(state: State, cls: int) -> dict[str, list[int]]:
    """Methods of a class; a setter has the name of its getter, and does not move with it."""
    own = classes.methods(state, cls)
    found = {n: [f for f in fs if methods.method_kind(state, f, state.scopes[f]) != "setter"] for n, fs in own.items()}
    return {name: functions for name, functions in found.items() if functions}


def _pairs(state: State, table: dict[int, dict[str, list[int]]]) -> list[list[int]]:
    """Methods that the language calls together: one statement or loop runs both."""
    found: list[list[int]] = []
    for cls in table:
        for names in _TOGETHER:
            if not any(name in table.get(c, {}) for c in classes.order(state, cls) for name in names):
                continue
            owners = [(name, at[0]) for name in names if (at := classes.find(state, cls, name)) is not None]
            found.append([f for name, owner in owners for f in table.get(owner, {}).get(name, ())])
    return found


def _tie(found: dict[int, set[int]], functions: list[int]) -> None:
    for function in functions:
        found.setdefault(function, set()).update(f for f in functions if f != function)


def _private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


def with_relatives(state: State) -> list[int]:
    """Classes in the order of their definition; protocols become bases of the classes that fit them."""
    fitting = Fitting(state)
    for protocol in fitting.protocols:
        for cls in fitting.classes(protocol):
            classes.register_base(state, cls, state.values.of(Kind.CLASS, protocol))
    return fitting.every


class Fitting:
    """Which classes have all public methods of a protocol."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.every = [s for s, scope in enumerate(state.scopes) if scope.kind is ScopeKind.CLASS]
        self.protocols = [c for c in self.every if classes.is_protocol(state, c)]

    def classes(self, protocol: int) -> list[int]:
        """None if it is no protocol."""
        if protocol not in self.protocols:
            return []
        names = {n for n in classes.methods(self.state, protocol) if not n.startswith("_")}
        others = (c for c in self.every if c not in self.protocols)
        return [c for c in others if names and names <= classes.methods(self.state, c).keys()]


def _repeated(table: dict[int, dict[str, list[int]]]) -> list[list[int]]:
    """Definitions of one name in one class: overloads, branches of an ``if``."""
    return [functions for own in table.values() for functions in own.values() if len(functions) > 1]
