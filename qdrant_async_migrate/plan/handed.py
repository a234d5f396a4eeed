"""Functions handed to what runs them apart from the event loop, such as a thread: they may run a loop of their own if nothing of
their clients is known outside of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.idioms.boundaries import handed_to, is_handed
from qdrant_async_migrate.idioms.event_loops import lasting, outlives_a_loop, users_of
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role
from qdrant_async_migrate.solve import LATER


def bridges_of_handed(program: Program, catalog: Catalog) -> frozenset[int]:
    """The functions that stay plain and may run their body on a loop of their own."""
    rows = {f: found for f in _functions(program) if (found := _rows(program, catalog, f))}
    if not rows:
        return frozenset()
    held = _Held(program, frozenset(rows))
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
    """Where the clients of each family are known."""

    def __init__(self, program: Program, roots: frozenset[int]) -> None:
        self.program, self.roots = program, roots
        self.inside = roots | self._below()
        self._calling: dict[int, set[int]] = {}
        for call in program.state.calls:
            for value in (*call.targets, *(v for _, v, _ in call.applied)):
                if program.state.kind(value) in (Kind.XCLS, Kind.CLASS):
                    self._calling.setdefault(value, set()).add(program.host(call.scope))
        self._lasting = lasting(program)
        self.families = {f: users_of(program, f) for f, family in program.families.items() if family.calls}
        self.private = frozenset(f for f in self.families if self._is_private(f))

    def makes_its_clients(self, function: int) -> bool:
        """No client that ``function`` uses is known to anything that does not run because of it, or of its like."""
        used = [family for family, users in self.families.items() if function in users]
        reached = self._reached(function)
        made = all((makers := self._makers(f)) and makers <= reached for f in used)
        return bool(used) and made and all(f in self.private for f in used)

    def _below(self) -> frozenset[int]:
        """Functions that only the roots, and each other, call."""
        found = {f for root in self.roots for f in self._reached(root)} - self.roots
        while out := {f for f in found if not self._only_called_in(f, found | self.roots)}:
            found -= out
        return frozenset(found)

    def _only_called_in(self, function: int, hosts: set[int]) -> bool:
        uses = [self.program.uses[n] for n in self.program.uses_of.get(function, ())]
        return all(use.role is not Role.ESCAPE and self.program.host(use.scope) in hosts for use in uses)

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

    def _is_private(self, family: int) -> bool:
        """All that makes, uses or holds a client of the family runs because of the roots."""
        program, state = self.program, self.program.state
        members = program.families[family]
        hosts = self._makers(family) | {program.host(program.uses[n].scope) for n in members.calls}
        if not hosts <= self.inside or outlives_a_loop(program, family, self._lasting):
            return False
        holding = self._holding(family)
        for number, scope in enumerate(state.scopes):
            if program.host(number) not in self.inside:
                cells = [state.node_in(number, node) for node in scope.cells.values()]
                if any(not state.graph.values(cell).isdisjoint(holding) for cell in cells):
                    return False
        return True

    def _makers(self, family: int) -> set[int]:
        """Functions in which a client of the family is constructed."""
        values = {v for r in self.program.families[family].references for v in self.program.values_of(r)}
        return {host for value in values for host in self._calling.get(value, ())}

    def _holding(self, family: int) -> set[int]:
        """Values that are a client of the family, or hold one."""
        program, state = self.program, self.program.state
        found = {v for r in program.families[family].references for v in program.values_of(r)}
        found = {v for v in found if state.kind(v) in (Kind.OBJ, Kind.MEM, Kind.INST)}
        queue = deque(found)
        while queue:
            for owner in program.holders_of().get(queue.popleft(), ()):
                if owner not in found and state.kind(owner) in (Kind.INST, Kind.CONT, Kind.OBJ):
                    found.add(owner)
                    queue.append(owner)
        return found
