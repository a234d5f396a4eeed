"""Functions that must have the same colour: implementations of one method along a class hierarchy or a protocol."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
    for cls in table:
        line = classes.order(state, cls)
        for name, functions in _written(state, cls, table, line):
            for base in line:
                for other in table.get(base, {}).get(name, ()) if base != cls else ():
                    _tie(found, [*functions, other])
    for functions in [*_repeated(table), *_pairs(state, table), *_nearly(state, table)]:
        _tie(found, functions)
    return {function: sorted(others) for function, others in found.items()}


def _written(state: State, cls: int, table: dict[int, dict[str, list[int]]], line: list[int]) -> Iterator[tuple[str, list[int]]]:
    """Methods that stand for those of other bases: its own, and with several bases those of the one that comes first."""
    several = sum(state.item(base)[0] == Kind.CLASS for base in state.bases.get(cls, ())) > 1
    names = dict.fromkeys(name for c in (line if several else [cls]) for name in table.get(c, ()))
    for name in names:
        if name not in _FREE and not _private(name):
            yield name, next(functions for c in line if (functions := table.get(c, {}).get(name)))


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


def _nearly(state: State, table: dict[int, dict[str, list[int]]]) -> Iterator[list[int]]:
    """Methods of classes that lack some of a protocol's, but none that the program calls through it: they stand behind it too."""
    fitting = Fitting(state)
    called = _called(state) if fitting.protocols else frozenset()
    for protocol in fitting.protocols:
        own = {name: functions for name, functions in table.get(protocol, {}).items() if not name.startswith("_")}
        needed = [name for name, functions in own.items() if not called.isdisjoint(functions)]
        for cls in fitting.with_most(needed, own) if len(needed) > 1 else ():
            for name in own.keys() & table.get(cls, {}).keys():
                yield [*own[name], *table[cls][name]]


def _called(state: State) -> frozenset[int]:
    """Functions that a call may run."""
    items = (state.item(value) for call in state.calls for value in call.targets)
    return frozenset(item[1] for item in items if item[0] in (Kind.FUNC, Kind.BOUND))


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
    """Which classes have all public members of a protocol: its methods, of their own or from a base, and its properties, which
    may be plain attributes."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.every = [s for s, scope in enumerate(state.scopes) if scope.kind is ScopeKind.CLASS]
        self.protocols = [c for c in self.every if classes.is_protocol(state, c)]
        self._others = [c for c in self.every if c not in self.protocols] if self.protocols else []
        self._named = {c: frozenset(self._names(c)) for c in self._others}

    def classes(self, protocol: int) -> list[int]:
        """None if it is no protocol."""
        if protocol not in self.protocols:
            return []
        members = self.members(protocol)
        kept = {n for n, fs in members.items() if self._is_property(fs[0])}
        called = members.keys() - kept or kept
        fitting = (c for c in self._others if called and called <= self._named[c])
        return [c for c in fitting if all(n in self._named[c] or self._has(c, n) for n in kept)]

    def members(self, protocol: int) -> dict[str, list[int]]:
        """The public methods and properties that a protocol names."""
        return {n: fs for n, fs in classes.methods(self.state, protocol).items() if not n.startswith("_")}

    def with_most(self, needed: Collection[str], every: Collection[str]) -> list[int]:
        """The classes with all methods that are needed, and more than half of all."""
        found = (c for c in self._others if self._named[c].issuperset(needed))
        return [c for c in found if 2 * len(self._named[c].intersection(every)) > len(every)]

    def _names(self, cls: int) -> Iterator[str]:
        """The methods of the class and of its bases, without those that a protocol only declares."""
        for current in classes.order(self.state, cls):
            if current not in self.protocols:
                yield from classes.methods(self.state, current)

    def _is_property(self, function: int) -> bool:
        return methods.method_kind(self.state, function, self.state.scopes[function]) == "property"

    def _has(self, cls: int, name: str) -> bool:
        """An attribute of the class, or one that its methods assign."""
        found = classes.find(self.state, cls, name)
        return (found is not None and found[0] not in self.protocols) or name in classes.assigned(self.state, cls)


def _repeated(table: dict[int, dict[str, list[int]]]) -> list[list[int]]:
    """Definitions of one name in one class: overloads, branches of an ``if``."""
    return [functions for own in table.values() for functions in own.values() if len(functions) > 1]
