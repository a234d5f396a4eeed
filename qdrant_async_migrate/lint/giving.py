"""Whether what an attribute or a container holds leads to a function: one of its values runs it, or has such a method. In: the
solved flow and values of it."""

from __future__ import annotations

from collections.abc import Iterable

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.methods import in_class
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.instances import is_ours_alone
from qdrant_async_migrate.lint.objects import Objects

NO_OBJECTS = frozenset({Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.EXT, Kind.MEM, Kind.OBJ, Kind.XCLS})
_CALLED = NO_OBJECTS | {Kind.INST, Kind.PARTIAL}
_OURS = frozenset({Kind.FUNC, Kind.BOUND, Kind.CONT, Kind.CM})
"""What of the program's own it is that no call of a library runs: what they do stands on paths of their own."""
_NAMED = frozenset({Kind.OBJ, Kind.EXT, Kind.MEM})
_GENERATED = frozenset({Kind.GEN, Kind.CTX})
_DEEP = 2
"""Containers in containers that are looked into."""


def with_subclasses(state: State, found: Iterable[int]) -> frozenset[int]:
    """The classes, and all that derive from them."""
    known = set(found)
    return frozenset(known.union(*(classes.descendants(state, c) for c in known)))


class Giving:
    """Asked for one set of values after the other. ``exact``: no object is of a class that derives from the one that is told."""

    def __init__(self, program: Program, blockings: Blockings) -> None:
        self._state, self._library = program.state, Objects(program, blockings)

    def may_block(self, chain: str, values: Iterable[int]) -> bool:
        """One of the values is neither the program's own (an object, function or container) nor a library's that does not block
        there."""
        state = self._state
        foreign = [state.item(v) for v in values if state.kind(v) not in _OURS and not is_ours_alone(state, v)]
        return any(i[0] not in _NAMED or self._library.may_block(i[1], chain) is not False for i in foreign)

    def runs(self, values: Iterable[int], function: int, depth: int, exact: bool = False) -> bool:
        """One of the values, or of the elements of containers, is this function or a generator of it."""
        state = self._state
        for value in values:
            item = state.item(value)
            if item[0] == Kind.CONT:
                inner = {v for _, node in state.slots(value) for v in state.graph.values(node)} if depth < _DEEP else set()
                if depth >= _DEEP or self.runs(inner, function, depth + 1, exact):
                    return True
            elif item[0] == Kind.INST and depth:
                if not self._has_nothing_of(value, function) and self.gives(
                    self._state.scopes[function].name, function, [value], exact
                ):
                    return True
            elif item[0] == Kind.PARTIAL:
                if function in functions_run(state, [value]):
                    return True
            elif item[0] in (Kind.FUNC, Kind.BOUND, Kind.GEN, Kind.CTX):
                if item[1] == function:
                    return True
            elif item[0] not in (Kind.OBJ, Kind.EXT, Kind.MEM, Kind.XCLS, Kind.MODULE, Kind.AGEN, Kind.CORO, Kind.CMETH):
                return True
        return False

    def _has_nothing_of(self, value: int, function: int) -> bool:
        """The object's class, all of it ours, has no method of that name, and none of its attributes is the function."""
        state, cls, name = self._state, self._state.item(value)[1], self._state.scopes[function].name
        line = [cls, *classes.descendants(state, cls)]
        if not is_ours_alone(state, value) or any(classes.find(state, c, n) for c in line for n in (name, "__getattr__")):
            return False
        held = [v for _, node in state.slots(value) for v in state.graph.values(node)]
        made = any(state.kind(v) in _GENERATED and state.item(v)[1] == function for v in held)
        return not made and function not in functions_run(state, sorted(held))

    def gives_in(self, method: str, callee: int, values: Iterable[int], exact: bool = False) -> bool:
        """The same as ``gives``, also for what containers hold."""
        state, held = self._state, list(values)
        if not method:
            return self.runs(held, callee, 0)
        slots = [slot for value in held if state.kind(value) == Kind.CONT for _, slot in state.slots(value)]
        inside = [value for slot in slots for value in state.graph.values(slot)]
        if any(state.kind(value) == Kind.CONT for value in inside):
            return True
        return self.gives(method, callee, [*inside, *(value for value in held if state.kind(value) != Kind.CONT)], exact)

    def gives(self, method: str, callee: int, values: Iterable[int], exact: bool = False) -> bool:
        """Whether calling one of the values, or their method, may run ``callee``. ``exact``: no object is of a derived class."""
        state = self._state
        for value in values:
            item = state.item(value)
            if method and item[0] == Kind.INST:
                at = classes.find(state, item[1], method)
                line = [item[1], *(() if exact else classes.descendants(state, item[1]))]
                runs = [classes.methods(state, c).get(method, ()) for c in [at[0], *line]] if at is not None else []
                if not any(runs) and self._is_of_others(value, method, callee, line):
                    continue
                if not any(runs) or any(callee in functions for functions in runs):
                    return True
            elif item[0] == Kind.CMETH or (method and item[0] in (Kind.OBJ, Kind.MEM, Kind.EXT, Kind.XCLS, Kind.FUNC)):
                continue
            elif not method and item[0] in _CALLED:
                below = classes.descendants(state, item[1]) if item[0] == Kind.INST and not exact else ()
                if callee in functions_run(state, [value, *(state.values.of(Kind.INST, c) for c in below)]):
                    return True
            else:
                return True
        return False

    def _is_of_others(self, value: int, method: str, callee: int, line: Iterable[int]) -> bool:
        """A method of a class that is none of these objects', which have that name of a library or not at all."""
        state = self._state
        own = state.parent(callee) if in_class(state, callee) else -1
        kept = any(key == method for key, _ in state.slots(value))
        return own >= 0 and not kept and all(own not in classes.order(state, cls) for cls in line)

    def holds_one(self, wanted: frozenset[int], values: Iterable[int], exact: bool = False) -> bool:
        """One of the values, or of the elements of containers, is an object of the classes ``wanted``, or may be."""
        state, held = self._state, list(values)
        inner = [
            v for value in held if state.kind(value) == Kind.CONT for _, n in state.slots(value) for v in state.graph.values(n)
        ]
        items = [state.item(v) for v in [*inner, *held] if state.kind(v) != Kind.CONT]
        if any(item[0] != Kind.INST and item[0] not in NO_OBJECTS for item in items):
            return True
        found = [item[1] for item in items if item[0] == Kind.INST]
        return not wanted.isdisjoint(found if exact else with_subclasses(self._state, found))

    def is_of(self, wanted: frozenset[int], values: Iterable[int]) -> bool:
        """One of the values is an object of the classes ``wanted``, or may be."""
        items = [self._state.item(value) for value in values]
        return any(i[1] in wanted if i[0] == Kind.INST else i[0] not in NO_OBJECTS for i in items)
