"""Blocking calls that coroutines make, directly or through plain helpers: one finding per place in a coroutine and blocking call,
with the shortest path down to it. A coroutine that is called carries its own findings.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.methods import first_parameter
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint.deferred import LATER, Deferred
from qdrant_async_migrate.lint.drained import generators_in_threads
from qdrant_async_migrate.lint.edges import Edges
from qdrant_async_migrate.lint.guards import NOTHING, UNSETTLED, Guards, Needs
from qdrant_async_migrate.lint.receivers import Receivers
from qdrant_async_migrate.lint.wanted import Wanted
from qdrant_async_migrate.model.facts import CALLED, GIVEN, REPLACED, Place
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Blocked:
    """A place in a coroutine from which ``leaf`` is reached; ``path`` leads on from it, empty where it blocks itself."""

    function: int
    file: int
    scope: int
    place: Place
    leaf: Leaf
    path: tuple[tuple[int, Use], ...]


Reached = tuple[int, Wanted, Needs]
"""A function from which a blocking call is reached, where one of its parameters holds such an object and its own is in such a
state."""
Callers = dict[int, list[tuple[int, Use, Needs, dict[Wanted, tuple[bool, Wanted]], dict[Needs, Needs | None]]]]
"""Who runs a function and where, and whether it takes nothing of what that gives; what of its objects is possible there, and what
it needs, is the same for each blocking call."""
_AWAITED = "QAM309"
"""What is awaited of it is told as QAM602."""
MOST_DOUBTS = 8
"""Steps, from a coroutine down to what blocks, that may run something else as well: beyond, too much is not known."""
_FAR = 5
"""Steps from which on a test that only one member of an enumeration passes has to be known to pass."""
_NEAR = 4
"""Variables between a parameter and what is called on it."""
_MOST = 12
"""Sets of objects that are told apart for one function; after that it counts for all."""


def _never(leaf: Leaf) -> bool:
    return False


def awaited_places(program: Program) -> set[tuple[int, Place]]:
    """Calls whose result is awaited, entered or looped over asynchronously: whatever is called there is no sync function."""
    state = program.state
    nodes = set(state.awaited)
    nodes.update(read.node for kind in ("enter", "iterate") for read in state.reads[kind] if read.asynchronous)
    return {(call.file, call.place) for call in state.calls if call.result in nodes}


def blocked(
    program: Program, blockings: Blockings, graph: Edges, guards: Guards, silenced: Callable[[Leaf], bool] = _never
) -> Iterator[Blocked]:
    """Every place of a coroutine function that blocks the event loop. ``silenced``: calls in helpers that nobody wants told."""
    waiting = awaited_places(program)
    sources: dict[str, list[Leaf]] = {}
    handed: dict[int, list[Leaf]] = {}
    for leaf in graph.leaves:
        handed.setdefault(program.host(leaf.scope), []).append(leaf)
    lazy = set[tuple[int, Place]]()
    for leaf in generators_in_threads(program, blockings):
        handed.setdefault(program.host(leaf.scope), []).append(leaf)
        lazy.add((leaf.file, leaf.place))
    for function, scope in enumerate(program.state.scopes):
        own = [leaf for leaf in blockings.own(function) if scope.is_async or (leaf.file, leaf.place) not in graph.indirect]
        for leaf in [*own, *handed.get(function, ())]:
            if graph.mocks and graph.mocks.is_called(graph.calls.get((leaf.file, leaf.place), ())):
                continue
            if scope.is_async:
                place = (leaf.file, leaf.place)
                if place not in waiting or place in lazy or _is_surely_plain(program, blockings, graph, leaf):
                    yield Blocked(function, leaf.file, leaf.scope, leaf.place, leaf, ())
            elif not silenced(leaf):
                sources.setdefault(leaf.name, []).append(leaf)
    callers: Callers = {}
    for caller, use, callee in graph.edges:
        callers.setdefault(callee, []).append((caller, use, NOTHING, {}, {}))
    receivers = Receivers(program, graph, blockings)
    receivers.settle(guards)
    deferred = Deferred(program, graph.calls, guards.syntax_of)
    for name in sorted(sources):
        asked_for = _asked_for(program, graph, blockings, guards, sources[name])
        yield from _reaching(program, receivers, guards, deferred, callers, sources[name], asked_for)


def _is_surely_plain(program: Program, blockings: Blockings, graph: Edges, leaf: Leaf) -> bool:
    """``await client.get(...)`` with a client that was made of the plain class: it blocks, and awaiting what it gives raises."""
    calls = graph.calls.get((leaf.file, leaf.place), ()) if leaf.row.code != _AWAITED else ()
    return bool(calls) and all(c.result in program.state.awaited and blockings.makers.is_made_here(c) for c in calls)


def _asked_for(
    program: Program, graph: Edges, blockings: Blockings, guards: Guards, leaves: list[Leaf]
) -> dict[tuple[int, Place], Needs]:
    """What parameters must not be for a call to block that hands them on: ``jobs.get(block)``."""
    found: dict[tuple[int, Place], Needs] = {}
    for leaf in leaves:
        host = program.host(leaf.scope)
        given = {program.state.node_in(host, p.node): p.name for p in program.scope(host).params if p.node >= 0}
        needs = set[tuple[str, bool]]()
        for call in graph.calls.get((leaf.file, leaf.place), ()) if leaf.row.unless and given else ():
            for key, values in leaf.row.unless.items():
                at = [n for name, n in call.keywords if name == key]
                at += [call.args[int(key)]] if key.isdigit() and int(key) < len(call.args) else []
                names = [given[n] for n in at if isinstance(n, int) and n in given]
                needs.update((f"{GIVEN}{name} {value}", False) for name in names for value in values.split(" | "))
        owner, chain = _asked_of(program, graph, blockings, leaf) if given else (-1, "")
        if owner in given and (program.cls(host) is None or owner != first_parameter(program.state, host)):
            needs.add((f"{GIVEN}{given[owner]} {chain}", True))
        elif chain and (replaced := _replaced(program, guards, blockings, host, owner, given)):
            needs.add((f"{GIVEN}{replaced} {REPLACED}{chain}", True))
        if needs:
            found[leaf.file, leaf.place] = frozenset(needs)
    return found


def _asked_of(program: Program, graph: Edges, blockings: Blockings, leaf: Leaf) -> tuple[int, str]:
    """The node of the object whose method blocks, and what is asked of it: ``.messages.create`` of a client."""
    reads, chain = program.attributes_read(), ""
    calls = graph.calls.get((leaf.file, leaf.place), ())
    node = calls[0].function if len(calls) == 1 else -1
    while (read := reads.get(node)) is not None:
        node, chain = read.node, f"{CALLED}{read.name}{chain}"
    while node in blockings.nodes.tested:
        node = blockings.nodes.tested[node]
    return node, chain


def _replaced(program: Program, guards: Guards, blockings: Blockings, host: int, owner: int, given: dict[int, str]) -> str:
    """The parameter that an object is, unless it is none: ``client = client or make()``."""
    made = {call.result: call for call in blockings.makers.of(owner)}
    found, todo = set[int](), {owner}
    for _ in range(_NEAR):
        found |= {node for node in todo if node in given or node in made}
        todo = {source for node in todo - found for source in blockings.nodes.sources.get(node, ())}
    names = [given[node] for node in found if node in given]
    if todo or len(names) != 1:
        return ""
    instead = {(f"{GIVEN}{names[0]}{test}", False) for test in ("", " is")}
    guarded = [not instead.isdisjoint(guards.needs(host, made[node].place)) for node in found if node not in given]
    return names[0] if guarded and all(guarded) else ""


def _reaching(
    program: Program,
    receivers: Receivers,
    guards: Guards,
    deferred: Deferred,
    callers: Callers,
    leaves: list[Leaf],
    asked_for: dict[tuple[int, Place], Needs],
) -> Iterator[Blocked]:
    """Breadth first from the blocking places up to the first coroutines: the shortest path wins."""
    nearest: dict[Reached, Leaf] = {}
    onward: dict[Reached, tuple[Reached, Use]] = {}
    states: dict[int, int] = {}
    steps: dict[Reached, int] = {}
    queue: deque[Reached] = deque()

    doubts: dict[Reached, int] = {}

    def reach(state: Reached, leaf: Leaf, step: int, doubt: int) -> bool:
        """False for one that is known, with this or any ``self``, or too doubtful."""
        function = state[0]
        anything = (function, None, NOTHING)
        crowded = state != anything and states.get(function, 0) >= _MOST
        if doubt > MOST_DOUBTS or state in nearest or anything in nearest or crowded:
            return False
        states[function] = states.get(function, 0) + 1
        nearest[state], steps[state], doubts[state] = leaf, step, doubt
        queue.append(state)
        return True

    for leaf in leaves:
        host = program.host(leaf.scope)
        told_apart = states.get(host, 0) < _MOST - 1
        tested = guards.needs(host, leaf.place) | asked_for.get((leaf.file, leaf.place), NOTHING)
        if deferred.is_later(host, leaf.file, leaf.place):
            tested |= {LATER}
        wanted = receivers.tested(host, leaf.place, receivers.of_leaf(leaf))
        reach((host, wanted, tested) if told_apart else (host, None, NOTHING), leaf, 1, 0)
    told: set[tuple[int, Place]] = set()
    while queue:
        below = queue.popleft()
        for caller, use, later, known, needed in _callers(deferred, callers, below):
            if below[1] not in known:
                is_possible, passed = receivers.above(caller, use, below[0], below[1])
                known[below[1]] = is_possible, receivers.tested(caller, use.place, passed)
            possible, own = known[below[1]]
            if not possible:
                continue
            if below[2] not in needed:
                needed[below[2]] = guards.above(caller, use, below[0], below[2] - {LATER})
            needs = needed[below[2]]
            if needs is None:
                continue
            if later or deferred.is_later(caller, use.file, use.place):
                needs |= {LATER}
            if UNSETTLED in needs and steps[below] >= _FAR:
                continue
            above = (caller, own, needs) if states.get(caller, 0) < _MOST - 1 else (caller, None, NOTHING)
            if program.scope(caller).is_async:
                if (use.file, use.place) not in told:
                    told.add((use.file, use.place))
                    yield Blocked(caller, use.file, use.scope, use.place, nearest[below], tuple(_path(below, onward)))
            elif reach(above, nearest[below], steps[below] + 1, doubts[below] + (len(use.functions) > 1)):
                onward[queue[-1]] = (below, use)


def _callers(
    deferred: Deferred, callers: Callers, below: Reached
) -> list[tuple[int, Use, Needs, dict[Wanted, tuple[bool, Wanted]], dict[Needs, Needs | None]]]:
    """Who runs the function, or who takes the elements that it gives."""
    if LATER not in below[2]:
        return callers.get(below[0], [])
    if (function := -1 - below[0]) not in callers:
        callers[function] = [
            (caller, taking, frozenset({LATER}) if is_given_back else NOTHING, {}, {})
            for caller, use, *_ in callers.get(below[0], ())
            for taking, is_given_back in deferred.callers(caller, use, below[0])
        ]
    return callers[function]


def _path(state: Reached, onward: dict[Reached, tuple[Reached, Use]]) -> Iterator[tuple[int, Use]]:
    """Functions on the way down, each with the place in it that leads on."""
    while state in onward:
        below, use = onward[state]
        yield state[0], use
        state = below
