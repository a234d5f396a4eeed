"""Event loops: one client belongs to one loop, and no loop starts where one is running.

A client that outlives a loop and is used from the next one fails on its kept connections; ``asyncio.run`` in a coroutine raises.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.idioms import entry, suites
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.bridge import runs_here
from qdrant_async_migrate.idioms.connections import is_local
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.event_loops import Run, asking, clients_of, lasting_in, outlives_a_loop, runs_in, users_of
from qdrant_async_migrate.idioms.guarded_runs import copes
from qdrant_async_migrate.idioms.joined_runs import awaited, dropped_tasks, is_joined
from qdrant_async_migrate.link.joined import JOINED
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.plan.paths import MANY
from qdrant_async_migrate.plan.starts import most_in_one_process
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.solve import LATER, below

_SEVERAL = "the client outlives the event loop here and would be used from the next one, where its connections fail"
_SEVERAL_HELP = "make the client inside the function that runs the loop, and close it there"


def loop_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Families whose client would be used from more than one event loop."""
    runs = runs_in(context)
    for family in sorted(context.solution.migrated):
        kept = _kept_by_framework(context, family)
        if kept is not None:
            yield family, kept
        meeting = [run for run in runs if _may_meet(context, family, run)]
        if not context.program.families[family].calls or not _outlives(context, family, meeting):
            continue
        found = next(_several_loops(context, family, meeting), None)
        if found is not None:
            yield family, found


def _outlives(context: Context, family: int, runs: Iterable[Run]) -> bool:
    """Something lasting holds the client, or it is made before a loop that uses it."""
    program = context.program
    if outlives_a_loop(program, family, lasting_in(context)):
        return True
    made = _classes(program, family)
    makers = {program.host(call.scope) for call in program.state.calls if not made.isdisjoint(call.targets)}
    own = [run for run in runs if not run.serves and not is_joined(context, run)]
    users = users_of(program, family) if own else frozenset()
    return any(run.uses(context, users) and not makers <= _reached(context, run.functions) for run in own)


def _may_meet(context: Context, family: int, run: Run) -> bool:
    """Not where tests run what they give stand-ins to: nothing that they go through makes the client, or takes it from a
    variable."""
    program = context.program
    host = program.host(run.call.scope)
    if not suites.is_test_file(context, host):
        return True
    running = _callers(context, host)
    if any(not suites.is_test_file(context, f) for f in running):
        return True
    beside = (f for f in context.functions_of_file(program.file(host)) if not suites.is_test(context, f))
    return not obtaining(context, family).isdisjoint({*running, *beside, *suites.all_fixtures(context)})


def _callers(context: Context, function: int) -> frozenset[int]:
    """The function, and all from which it is reached."""
    known: dict[int, frozenset[int]] = context.known.setdefault("callers", {})
    if function not in known:
        known[function] = frozenset(_reaching(context.program, function))
    return known[function]


def _reaching(program: Program, function: int) -> set[int]:
    seen = {function}
    queue = deque(seen)
    while queue:
        hosts = {program.host(program.uses[n].scope) for n in program.uses_of.get(queue.popleft(), ())}
        queue.extend(hosts - seen)
        seen |= hosts
    return seen


def _classes(program: Program, family: int) -> frozenset[int]:
    """The classes of the family's clients, as they are mentioned: calling one makes a client."""
    state = program.state
    return frozenset(v for r in program.families[family].references for v in program.values_of(r) if state.kind(v) == Kind.XCLS)


def _reached(context: Context, functions: frozenset[int]) -> frozenset[int]:
    """The functions, and all that they call."""
    known: dict[frozenset[int], frozenset[int]] = context.known.setdefault("reached", {})
    if functions not in known:
        known[functions] = frozenset(below(context.program, functions))
    return known[functions]


def _kept_by_framework(context: Context, family: int) -> Obstacle | None:
    """A framework that runs the program again and again, each time without a loop, keeps the client from one run to the next."""
    state = context.program.state
    again = _run_again(context)
    holding = holding_of(context.program, family) if again else frozenset()
    for function, row in again:
        returned = state.graph.values(state.node_in(function, state.scopes[function].returns))
        if not holding.isdisjoint(returned):
            message = f"{context.name(function)} keeps the client for later runs, each with an event loop of its own"
            return context.function_obstacle("QAM204", function, message, row.help)
    return None


def _run_again(context: Context) -> list[tuple[int, Boundary]]:
    """Functions whose results a framework keeps from one run of the program to the next; the same for all families."""
    if "kept for later runs" not in context.memo:
        found = context.memo["kept for later runs"] = []
        for function, scope in enumerate(context.program.state.scopes):
            if scope.kind is ScopeKind.FUNCTION and scope.decorators:
                rows = (row for _, row in boundaries_of(context.program, context.catalog, function))
                row = next((r for r in rows if r is not None and r.takes is Takes.SYNC and r.code == "QAM204"), None)
                found += [(function, row)] if row is not None else []
    known: list[tuple[int, Boundary]] = context.memo["kept for later runs"]
    return known


def obtaining(context: Context, family: int, methods: bool = True) -> frozenset[int]:
    """Functions that make the client, or take it (or an object that holds one) from a module variable; callers
    included. All users where a class attribute holds it. Without ``methods``: not what an object makes for itself."""
    known: dict[tuple[int, bool], frozenset[int]] = context.memo.setdefault("obtaining", {})
    if (family, methods) not in known:
        known[family, methods] = _obtaining(context.program, family, methods)
    return known[family, methods]


def _obtaining(program: Program, family: int, methods: bool) -> frozenset[int]:
    state = program.state
    holding = holding_of(program, family)
    cells = {
        node
        for s, scope in enumerate(state.scopes)
        if scope.kind is ScopeKind.MODULE
        for local in scope.cells.values()
        if not state.graph.values(node := state.node_in(s, local)).isdisjoint(holding)
    }
    shared = [*state.class_cells.values()]
    shared += [state.node_in(s, n) for s, sc in enumerate(state.scopes) if sc.kind is ScopeKind.CLASS for n in sc.cells.values()]
    if any(not state.graph.values(node).isdisjoint(holding) for node in shared):
        return users_of(program, family)
    found = {h for h in map(program.host, program.families[family].holders) if methods or program.cls(h) is None}
    found |= {program.host(r.scope) for r in state.reads["attribute"] if r.node in cells}
    found |= {program.host(c.scope) for c in state.calls if c.function in cells or any(a in cells for a in c.args)}
    queue = deque(found)
    while queue:
        for number in program.uses_of.get(queue.popleft(), ()):
            use = program.uses[number]
            host = program.host(use.scope)
            if use.role is not Role.ESCAPE and host not in found:
                found.add(host)
                queue.append(host)
    return frozenset(found)


def holding_of(program: Program, family: int) -> frozenset[int]:
    """Values that are a client of the family or an object with one in its attributes."""
    state = program.state
    inside = program.holders_of()
    found = set(clients_of(program, family))
    queue = deque(found)
    while queue:
        for owner in inside.get(queue.popleft(), ()):
            if owner not in found and state.kind(owner) in (Kind.INST, Kind.CONT):
                found.add(owner)
                queue.append(owner)
    return frozenset(found)


def _several_loops(context: Context, family: int, runs: Iterable[Run]) -> Iterator[Obstacle]:
    program = context.program
    users = users_of(program, family)
    starting = [f for f in sorted(users) if context.turned(f) and _starts_a_loop(context, f)]
    bridged = [f for f in starting if f in context.bridged]
    loops = [run for run in runs if run.uses(context, users) and not is_joined(context, run)]
    several = not is_local(context, family) and most_in_one_process(context, starting, loops) == MANY
    again = [f for f in bridged if _may_run_again(context, f) or most_in_one_process(context, [f], []) == MANY]
    for function in again or (bridged if several and not loops else ()):
        yield context.function_obstacle("QAM204", function, _SEVERAL, _SEVERAL_HELP)
    if several and loops and not again:
        call = max(loops, key=lambda run: (not run.serves, _may_repeat(context, run), _beside(context, run, loops))).call
        yield Obstacle("QAM204", call.file, call.place, call.scope, _SEVERAL, _SEVERAL_HELP)


def _starts_a_loop(context: Context, function: int) -> bool:
    return function in context.bridged or context.scope_kind(function) is ScopeKind.MODULE


def _may_run_again(context: Context, function: int) -> bool:
    rows = boundaries_of(context.program, context.catalog, function)
    return any(row is not None and row.repeats for _, row in rows)


def _beside(context: Context, run: Run, loops: list[Run]) -> int:
    """How many of the loops a script starts that starts this one."""
    own, *others = (_scripts_that_reach(context, context.program.host(r.call.scope)) for r in (run, *loops))
    return sum(not own.isdisjoint(files) for files in others)


def _may_repeat(context: Context, run: Run) -> bool:
    return _repeats(context, run.call.file, run.call.place, run.call.scope)


def _scripts_that_reach(context: Context, function: int) -> set[int]:
    """Files whose own code calls the function, directly or through others."""
    callers = _callers(context, function)
    return {context.program.file(f) for f in callers if context.scope_kind(f) is ScopeKind.MODULE}


def _repeats(context: Context, file: int, place: tuple[int, int, int, int], scope: int) -> bool:
    """The place is in a loop, or in a function that is called more than once, or from outside."""
    syntax = context.syntax(file)
    node = syntax.expression(place)
    if node is None or any(isinstance(a, (ast.For, ast.While, ast.comprehension, ast.ListComp)) for a in syntax.ancestors(node)):
        return True
    host = context.program.host(scope)
    if context.scope_kind(host) is ScopeKind.MODULE:
        return False
    if suites.is_test(context, host):
        return bool(context.program.scope(host).decorators)
    callers = context.program.uses_of.get(host, ())
    if len(callers) != 1:
        return True
    use = context.program.uses[callers[0]]
    return use.scope == scope or use.role is not Role.CALL or _repeats(context, use.file, use.place, use.scope)


# loops inside of loops ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Join:
    """A plain function that starts a loop below one that turns async: it has to turn async too, and await."""

    function: int
    starter: int


Nested = tuple[int, Obstacle] | tuple[None, int, Edit] | Join


def nested_loops(context: Context) -> Iterator[Nested]:
    """A function that turns async must not start a loop: its own ``run(x())`` becomes ``await x()``; so does one further down,
    which turns async for that; a command refuses."""
    program = context.program
    sites: dict[int, list[Run]] = {}
    for run in runs_in(context):
        if not _copes(context, run):
            sites.setdefault(program.host(run.call.scope), []).append(run)
    started = {f for f in context.bridged if context.turned(f)}
    starting = set(sites) | started | _handing(context, started)
    for function in sorted(context.solution.turned):
        own_code = program.scope(function).kind is ScopeKind.MODULE
        for run in sites.get(function, ()) if not own_code else ():
            yield from _awaited(context, function, run)
        below = _starts_in_main(context, function, starting) if own_code else _starts_below(context, [function], starting)
        if below is not None and _may_turn(context, below, sites.get(below, ())):
            yield Join(function, below)
        elif below is not None:
            inner, outer = context.name(below), "this code" if own_code else context.name(function)
            message = f"{inner} starts an event loop, which raises inside of the one that {outer} will run on"
            yield function, context.function_obstacle("QAM604", below, message, "make it a coroutine function and await it")
    yield from _in_notebooks(context)


def _copes(context: Context, run: Run) -> bool:
    """It runs only where no loop does, and none of the clients that become async is used on it."""
    if run.serves or not copes(context.syntax(run.call.file), run.call.place):
        return False
    users = {f for family in context.solution.migrated for f in users_of(context.program, family)}
    return users.isdisjoint(_reached(context, run.functions))


def _may_turn(context: Context, function: int, runs: Iterable[Run]) -> bool:
    """All its loops can be awaited where they are started, and nothing expects it to stay as it is; it does not ask for one."""
    if "asking" not in context.known:
        context.known["asking"] = asking(context.program)
    stays = function in context.bridged or function in context.known["asking"]
    return not stays and bool(runs) and all(_ends_alike(context, run) for run in runs)


def _ends_alike(context: Context, run: Run) -> bool:
    """It can be awaited, and leaves no task behind that only the end of its loop would cancel."""
    dropping = dropped_tasks(context)
    return bool(awaited(context, run)) and (not dropping or dropping.keys().isdisjoint(_reached(context, run.functions)))


def _handing(context: Context, functions: set[int]) -> set[int]:
    """Plain functions that let a library run one of ``functions`` at once."""
    uses = (context.program.uses[n] for f in functions for n in context.program.uses_of.get(f, ()))
    handing = (use for use in uses if use.role is not Role.CALL and runs_here(context, use))
    return {context.program.host(use.scope) for use in handing}


def _in_notebooks(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """A notebook runs in a loop: no function that its cells call may start one from now on."""
    starting = {f for f in context.bridged if context.turned(f)}
    for file, facts in enumerate(context.program.state.files if starting else ()):
        below = _starts_below(context, [context.module_scope(file)], starting) if context.is_notebook(file) else None
        if below is not None:
            message = f"{context.name(below)} would start an event loop, which raises inside of the one that {facts.path} runs in"
            yield below, context.function_obstacle("QAM604", below, message, "offer a coroutine function for the notebook")


def _awaited(context: Context, function: int, run: Run) -> Iterator[tuple[int, Obstacle] | tuple[None, int, Edit]]:
    edits = awaited(context, run) if _ends_alike(context, run) else ()
    for edit in edits:
        yield None, run.call.file, edit
    if not edits:
        message = f"{context.name(function)} starts an event loop, and would run inside of one"
        yield function, Obstacle("QAM604", run.call.file, run.call.place, run.call.scope, message, "await the coroutine instead")


def _starts_in_main(context: Context, module: int, starting: set[int]) -> int | None:
    """The same for the module's own code, as far as it moves into a coroutine function."""
    file = context.program.file(module)
    syntax = context.syntax(file)
    block = entry.moved_code(context, file)
    found: set[int] = set()
    for number in context.program.uses_in.get(module, ()) if block else ():
        use = context.program.uses[number]
        node = syntax.expression(use.place)
        if node is not None and use.role is Role.CALL and any(a in block for a in syntax.ancestors(node)):
            found.update(f for f in use.functions if not context.turned(f) or f in context.bridged)
    return next(iter(sorted(found & starting)), None) or _starts_below(context, sorted(found), starting)


def _starts_below(context: Context, functions: Sequence[int], starting: set[int]) -> int | None:
    """A plain function, called from here through plain functions, that starts a loop."""
    program = context.program
    seen = set(functions)
    queue = deque(functions)
    while queue:
        for number in program.uses_in.get(queue.popleft(), ()):
            use = program.uses[number]
            if use.role is Role.ESCAPE or use.how in LATER or use.how in ("offload", "submit", "submit-map", JOINED):
                continue
            for callee in use.functions:
                plain = not program.scope(callee).is_async and (callee in context.bridged or not context.turned(callee))
                if callee in seen or not plain:
                    continue
                if callee in starting:
                    return callee
                seen.add(callee)
                queue.append(callee)
    return None
