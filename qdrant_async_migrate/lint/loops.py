"""Event loops started where one is running: ``asyncio.run`` in a coroutine, directly or through plain helpers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from qdrant_async_migrate.idioms.event_loops import RUNS, asking, wrapped
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.lint.blocking import MOST_DOUBTS
from qdrant_async_migrate.lint.edges import Edges
from qdrant_async_migrate.lint.misuse import Misuse
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Use

_MAY_BE_NONE = frozenset(
    {f"{module}.{name}" for module in ("asyncio", "inspect") for name in ("iscoroutine", "iscoroutinefunction")}
    | {"inspect.isawaitable"}
)
"""Functions after which a loop is started for what may be no coroutine."""
_Onwards = tuple[int, Place, int]
"""File and place of the call that leads on, and the function that it runs; ``-1`` where the call itself starts a loop."""
_HELP = "await the coroutine instead"


def nested_runs(program: Program, graph: Edges, files: frozenset[int]) -> Iterator[Misuse]:
    """Places in coroutines from which an event loop is started."""
    starting: dict[int, _Onwards] = {}
    asks = asking(program, _MAY_BE_NONE)
    for call, name in _starts(program):
        host = program.host(call.scope)
        if not program.scope(host).is_async:
            if host not in asks:
                starting.setdefault(host, (call.file, call.place, -1))
        elif call.file in files:
            message = f"{name}() raises here: an event loop is running already"
            yield Misuse("QAM604", call.file, call.scope, call.place, message, _HELP)
    yield from _through_helpers(program, graph, files, starting)


def _starts(program: Program) -> Iterator[tuple[Call, str]]:
    """The calls that run a loop, with the name of what does."""
    for call, names, effects in program.library_calls():
        if any(e is not None and e.kind in RUNS for e in effects):
            yield call, names[0]
    for call in program.state.calls:
        if (run := wrapped(program, call)) is not None:
            yield call, run.effect.name


def _through_helpers(program: Program, graph: Edges, files: frozenset[int], starting: dict[int, _Onwards]) -> Iterator[Misuse]:
    callers: dict[int, list[tuple[int, Use]]] = {}
    for caller, use, callee in graph.edges:
        callers.setdefault(callee, []).append((caller, use))
    reached = dict(starting)
    doubts = dict.fromkeys(starting, 0)
    queue = deque(sorted(starting))
    while queue:
        callee = queue.popleft()
        for caller, use in callers.get(callee, ()):
            doubt = doubts[callee] + (len(use.functions) > 1)
            if caller not in reached and not program.scope(caller).is_async and doubt <= MOST_DOUBTS:
                reached[caller], doubts[caller] = (use.file, use.place, callee), doubt
                queue.append(caller)
    told: set[tuple[int, Place]] = set()
    for caller, use, callee in graph.edges:
        if callee in reached and program.scope(caller).is_async and use.file in files and (use.file, use.place) not in told:
            told.add((use.file, use.place))
            message = "this starts an event loop further down, which raises: one is running already"
            yield Misuse("QAM604", use.file, use.scope, use.place, message, _HELP, path=tuple(_path(reached, callee)))


def _path(reached: dict[int, _Onwards], function: int) -> Iterator[tuple[int, int, Place]]:
    """From ``function`` down to the place that starts the loop."""
    while function >= 0:
        file, place, onwards = reached[function]
        yield function, file, place
        function = onwards
