"""What may change, in the files looked at so far: values that carry a client or turn async, and the files that hold them or
feed the places that use them."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable

from qdrant_async_migrate.link import classes, uses
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.solve import closure

_RUNS = (Kind.FUNC, Kind.BOUND, Kind.CORO, Kind.GEN, Kind.AGEN, Kind.CTX)
_HOLDS = (Kind.FUT, Kind.CM, Kind.INJ)


def hot_functions(program: Program) -> set[int]:
    """Functions that turn async if every family migrates."""
    return {f for number in program.families for f in closure(program, number, lambda _: False)}


def hot_files(program: Program, functions: set[int]) -> set[int]:
    """Files that hold what is hot, or from which something reaches a node that holds it."""
    state = program.state
    hot = _hot_values(state, functions)
    nodes = [n for n, held in enumerate(state.graph.held) if held and not hot.isdisjoint(held)]
    found = {state.scope_file[f] for f in functions}
    found |= {reference.file for reference in state.references}
    found |= {_file_of(state, node) for node in _sources(state, nodes)}
    return found - {-1}


def _hot_values(state: State, functions: set[int]) -> set[Value]:
    """Clients, functions that turn async, their classes, and all that holds or gives one of these."""
    kin = {k for c in _classes(state, functions) for k in (*classes.order(state, c), *classes.descendants(state, c))}
    hot = {v for v, item in enumerate(state.values.items) if _is_hot(state, v, item, functions, kin)}
    slots: dict[Value, list[int]] = {}
    for (owner, _), node in state.heap.items():
        slots.setdefault(owner, []).append(node)
    while True:
        cold = (v for v in range(len(state.values.items)) if v not in hot)
        fresh = {v for v in cold if any(not hot.isdisjoint(state.graph.values(n)) for n in _inside(state, v, slots))}
        if not fresh:
            return hot
        hot |= fresh


def _classes(state: State, functions: Iterable[int]) -> set[int]:
    return {p for f in functions if (p := state.parent(f)) >= 0 and state.scopes[p].kind.value == "class"}


def _is_hot(state: State, value: Value, item: tuple[object, ...], functions: set[int], kin: set[int]) -> bool:
    if item[0] in _RUNS:
        return item[1] in functions
    if item[0] in (Kind.INST, Kind.CLASS) and item[1] in kin:
        return True
    return bool(uses.owners(state, value))


def _inside(state: State, value: Value, slots: dict[Value, list[int]]) -> Iterable[int]:
    """Nodes of what a value holds or gives."""
    item = state.item(value)
    if item[0] in _RUNS:
        scope = state.scopes[item[1]]
        return [n for n in (state.node_in(item[1], scope.returns), state.node_in(item[1], scope.yields)) if n >= 0]
    if item[0] in _HOLDS:
        return [item[1]]
    if item[0] == Kind.CLASS:
        cells = [state.node_in(item[1], n) for n in state.scopes[item[1]].cells.values()]
        return [*cells, *slots.get(value, ()), *slots.get(state.values.of(Kind.INST, item[1]), ())]
    return slots.get(value, ())


def _sources(state: State, nodes: list[int]) -> set[int]:
    """The nodes and all from which values reach them."""
    before: dict[int, list[int]] = {}
    for node in range(len(state.graph.held)):
        for target in state.graph.targets(node):
            before.setdefault(target, []).append(node)
    found = set(nodes)
    queue = deque(nodes)
    while queue:
        fresh = [n for n in before.get(queue.popleft(), ()) if n not in found]
        found.update(fresh)
        queue.extend(fresh)
    return found


def _file_of(state: State, node: int) -> int:
    """The file whose scan made a node; -1 for one that the value flow made."""
    file = bisect_right(state.node_base, node) - 1
    return file if file >= 0 and node < state.node_base[file] + state.files[file].nodes else -1
