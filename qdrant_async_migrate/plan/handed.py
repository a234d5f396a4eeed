"""Functions handed to what runs them apart from the event loop, such as a thread: they may run a loop of their own if nothing of
their clients is known outside of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.idioms.boundaries import handed_to, is_handed
from qdrant_async_migrate.idioms.event_loops import clients_of, lasting, outlives_a_loop, users_of
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role
from qdrant_async_migrate.solve import LATER

_PARTS = {Kind.BOUND: 2, Kind.MEM: 2, Kind.CMETH: 1, Kind.SUPER: 2}
"""Values that hold another one, and where."""
_CLOSED = frozenset({Kind.PARTIAL, Kind.CORO, Kind.GEN, Kind.AGEN, Kind.CTX, Kind.FUT, Kind.CM, Kind.INJ})
"""Values that keep what they were made with to themselves."""


def bridges_of_handed(program: Program, catalog: Catalog) -> frozenset[int]:
    """The functions that stay plain and may run their body on a loop of their own."""
    rows = {f: found for f in _functions(program) if (found := _rows(program, catalog, f))}
    if not rows:
        return frozenset()
    held = _Held(program)
    return frozenset(f for f in rows if not any(row.repeats for row in rows[f]) or held.makes_its_clients(f))


def _functions(program: Program) -> Iterator[int]:
    for function, scope in enumerate(program.state.scopes):
        if scope.kind is ScopeKind.FUNCTION and not scope.is_async and not scope.is_generator:
            yield function


def _rows(program: Program, catalog: Catalog, function: int) -> list[Boundary]:
    """What it is handed to, or whose method it overrides, if all of that lets it run a loop; else nothing."""
    found: list[Boundary | None] = []
    for number in program.uses_of.get(function, ()):
        use = program.uses[number]
        if is_handed(use):
            found.append(handed_to(catalog, use))
        elif use.role is not Role.CALL or use.how in LATER:
            return []
    cls = program.cls(function)
    bases = program.foreign_bases(cls) if cls is not None else []
    overridden = (catalog.override(base, program.scope(function).name) for base in bases)
    found += [row for row in overridden if row is not None]
    known = [row for row in found if row is not None and row.takes is Takes.BRIDGE]
    return known if len(known) == len(found) else []


class _Held:
    """Which clients a function is given from outside, in whatever way."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._lasting = lasting(program)
        self._calling: dict[int, set[int]] = {}
        for call in program.state.calls:
            for value in (*call.targets, *(v for _, v, _ in call.applied)):
                if program.state.kind(value) in (Kind.XCLS, Kind.CLASS):
                    self._calling.setdefault(value, set()).add(program.host(call.scope))
        self.families = {f: users_of(program, f) for f, family in program.families.items() if family.calls}

    def makes_its_clients(self, function: int) -> bool:
        """What it uses it makes: no variable that outlives it holds a client, nor what it is given or gives back."""
        used = [family for family, users in self.families.items() if function in users]
        reached = self._reached(function)
        for family in used:
            if self._makers(family).isdisjoint(reached) or outlives_a_loop(self.program, family, self._lasting):
                return False
        held = self._within(self._open_to(function, reached)) if used else None
        return held is not None and all(held.isdisjoint(clients_of(self.program, family)) for family in used)

    def _reached(self, function: int) -> set[int]:
        found, queue = {function}, deque([function])
        while queue:
            for number in self.program.uses_in.get(queue.popleft(), ()):
                use = self.program.uses[number]
                for callee in use.functions if use.role is not Role.ESCAPE and use.how not in LATER else ():
                    if callee not in found:
                        found.add(callee)
                        queue.append(callee)
        return found

    def _open_to(self, function: int, reached: set[int]) -> Iterator[int]:
        """Variables that others see: parameters, the result, and those of functions around what runs."""
        state = self.program.state
        own = state.scopes[function]
        yield from (state.node_in(function, own.cells[p.name]) for p in own.params if p.name in own.cells)
        yield state.node_in(function, own.returns)
        around = {scope for f in reached for scope in self._around(f)} - reached
        yield from (state.node_in(scope, cell) for scope in around for cell in state.scopes[scope].cells.values())

    def _around(self, function: int) -> Iterator[int]:
        scope = self.program.parent(function)
        while scope >= 0 and self.program.scope(scope).kind is not ScopeKind.MODULE:
            yield scope
            scope = self.program.parent(scope)

    def _within(self, nodes: Iterable[int]) -> frozenset[int] | None:
        """All values that the variables hold, directly or inside of others; None if that cannot be told."""
        state = self.program.state
        queue = deque(v for node in nodes for v in state.graph.values(node))
        seen: set[int] = set()
        while queue:
            value = queue.popleft()
            if value in seen:
                continue
            seen.add(value)
            kind = state.kind(value)
            if kind in _CLOSED:
                return None
            if kind in _PARTS:
                queue.append(state.item(value)[_PARTS[kind]])
            queue.extend(v for _, node in state.slots(value) for v in state.graph.values(node))
        return frozenset(seen)

    def _makers(self, family: int) -> set[int]:
        """Functions in which a client of the family is constructed."""
        values = {v for r in self.program.families[family].references for v in self.program.values_of(r)}
        return {host for value in values for host in self._calling.get(value, ())}
