"""Classes that fit a protocol of the program: a call of its method may run theirs, where the value flow knows no other."""

from __future__ import annotations

from collections.abc import Iterable

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.model.facts import ScopeKind


class Protocols:
    """Each protocol class is matched once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._fitting: dict[int, list[int]] = {}

    def of(self, functions: Iterable[int], is_own: bool = False) -> list[int]:
        """The functions, and where all are members of protocols the methods that stand for them. ``is_own``: the protocol's
        own code calls them on ``self``, which is an object of a class that derives from it."""
        known = list(functions)
        if is_own:
            return known
        owners = [self._program.cls(f) for f in known]
        if not known or not all(owner is not None and classes.is_protocol(self._program.state, owner) for owner in owners):
            return known
        for function, owner in zip(list(known), owners, strict=True):
            assert owner is not None
            known += [f for cls in self._fits(owner) for f in self._methods(cls, self._program.scope(function).name)]
        return list(dict.fromkeys(known))

    def _fits(self, protocol: int) -> list[int]:
        if protocol not in self._fitting:
            state = self._program.state
            members = self._members(protocol)
            every = (
                c for c, scope in enumerate(state.scopes) if scope.kind is ScopeKind.CLASS and not classes.is_protocol(state, c)
            )
            self._fitting[protocol] = [
                c for c in every if members and all(self._has(c, n, params) for n, params in members.items())
            ]
        return self._fitting[protocol]

    def _members(self, cls: int) -> dict[str, tuple[str, ...]]:
        methods = classes.methods(self._program.state, cls)
        return {name: self._params(found[0]) for name, found in methods.items() if found and not name.startswith("_")}

    def _has(self, cls: int, name: str, params: tuple[str, ...]) -> bool:
        found = self._methods(cls, name)
        return bool(found) and self._params(found[0])[: len(params)] == params

    def _params(self, function: int) -> tuple[str, ...]:
        return tuple(p.name for p in self._program.scope(function).params if p.kind not in ("args", "kwargs"))

    def _methods(self, cls: int, name: str) -> list[int]:
        found = classes.find(self._program.state, cls, name)
        return classes.methods(self._program.state, found[0]).get(name, []) if found is not None else []
