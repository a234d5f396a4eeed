"""Event loops: one client belongs to one loop, and no loop starts where one is running.

A client that outlives a loop and is used from the next one fails on its kept connections; ``asyncio.run`` in a coroutine raises.
"""

from __future__ import annotations

import ast
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.catalog.schema import Boundary, Takes
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.bridge import runs_here
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import uses as linked
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit, Replace
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.solve import LATER

_LASTING = frozenset({ScopeKind.MODULE, ScopeKind.CLASS})
_CACHES = frozenset({"functools.lru_cache", "functools.cache"})


def loop_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Families whose client would be used from more than one event loop."""
    runs = run_sites(context.program)
    for family in sorted(context.solution.migrated):
        kept = _kept_by_framework(context, family)
        if kept is not None:
            yield family, kept
        if not context.program.families[family].calls or not outlives_a_loop(context.program, family, lasting_in(context)):
            continue
        users = users_of(context.program, family)
        found = next(_several_loops(context, users, runs), None)
        if found is not None:
            yield family, found


def _kept_by_framework(context: Context, family: int) -> Obstacle | None:
    """A framework that runs the program again and again, each time without a loop, keeps the client from one run to the next."""
    state = context.program.state
    again = _run_again(context)
    holding = _holding(context.program, family) if again else frozenset()
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


def run_sites(program: Program) -> list[tuple[Call, frozenset[int]]]:
    """Calls that run a coroutine on a loop of its own, with the functions whose coroutines they run."""
    found: list[tuple[Call, frozenset[int]]] = []
    for call in program.state.calls:
        names = [program.state.item(v)[1] for v in call.targets if program.state.kind(v) in (Kind.EXT, Kind.MEM)]
        effects = [program.state.known.effect(n) for n in names]
        if any(e is not None and e.kind == "run" for e in effects) and call.args and isinstance(call.args[0], int):
            values = program.state.graph.values(call.args[0])
            found.append((call, frozenset(f for v in values if (f := linked.function_of(program.state, v)) is not None)))
    return found


def users_of(program: Program, family: int) -> frozenset[int]:
    """All functions from which a call of the family's client is reached, coroutines included."""
    found = {program.host(program.uses[n].scope) for n in program.families[family].calls}
    queue = deque(found)
    while queue:
        for number in program.uses_of.get(queue.popleft(), ()):
            use = program.uses[number]
            host = program.host(use.scope)
            if use.role is not Role.ESCAPE and use.how not in LATER and host not in found:
                found.add(host)
                queue.append(host)
    return frozenset(found)


def lasting_in(context: Context) -> frozenset[int]:
    """``lasting`` of the program that is planned, found once for all families."""
    if "what lasts" not in context.memo:
        context.memo["what lasts"] = lasting(context.program)
    found: frozenset[int] = context.memo["what lasts"]
    return found


def lasting(program: Program) -> frozenset[int]:
    """What module variables, class attributes and caches hold, directly or inside of an object."""
    state = program.state
    roots = [state.node_in(s, n) for s, scope in enumerate(state.scopes) if scope.kind in _LASTING for n in scope.cells.values()]
    roots += list(state.class_cells.values())
    roots += [state.node_in(f, state.scopes[f].returns) for f in _cached(program)]
    seen: set[int] = set()
    queue = deque(v for node in roots for v in state.graph.values(node))
    while queue:
        value = queue.popleft()
        if value in seen:
            continue
        seen.add(value)
        if state.kind(value) in (Kind.INST, Kind.CONT, Kind.OBJ):
            queue.extend(v for _, node in state.slots(value) for v in state.graph.values(node))
    return frozenset(seen)


def outlives_a_loop(program: Program, family: int, held: frozenset[int]) -> bool:
    """A module variable, a class attribute or a cache holds the client; ``held`` is what these hold."""
    clients = _clients(program, family) & held
    return any(program.state.kind(value) in (Kind.OBJ, Kind.INST) for value in clients)


def obtaining(program: Program, family: int) -> frozenset[int]:
    """Functions that make the client, or take it (or an object that holds one) from a module variable; callers
    included. All users where a class attribute holds it."""
    state = program.state
    holding = _holding(program, family)
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
    found = {program.host(s) for s in program.families[family].holders}
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


def _holding(program: Program, family: int) -> frozenset[int]:
    """Values that are a client of the family or an object with one in its attributes."""
    state = program.state
    inside = program.holders_of()
    found = set(_clients(program, family))
    queue = deque(found)
    while queue:
        for owner in inside.get(queue.popleft(), ()):
            if owner not in found and state.kind(owner) in (Kind.INST, Kind.CONT):
                found.add(owner)
                queue.append(owner)
    return frozenset(found)


def _clients(program: Program, family: int) -> frozenset[int]:
    """Values that are a client of the family."""
    return frozenset(v for r in program.families[family].references for v in program.values_of(r))


def _cached(program: Program) -> Iterator[int]:
    for function, scope in enumerate(program.state.scopes):
        if scope.kind is ScopeKind.FUNCTION and scope.decorators:
            if any(name in _CACHES for names in program.decorator_names(function) for name in names):
                yield function


def _several_loops(context: Context, users: frozenset[int], runs: Iterable[tuple[Call, frozenset[int]]]) -> Iterator[Obstacle]:
    program = context.program
    message = "the client outlives the event loop here and would be used from the next one, where its connections fail"
    help_ = "make the client inside the function that runs the loop, and close it there"
    for function in sorted(context.bridged & users):
        rows = [row for _, row in boundaries_of(program, context.catalog, function) if row is not None]
        if any(row.repeats for row in rows) or _times(context, function) > 1:
            yield context.function_obstacle("QAM204", function, message, help_)
    loops = [call for call, functions in runs if functions & users]
    if loops and _most_in_one_process(context, loops, users) > 1:
        call = loops[0]
        yield Obstacle("QAM204", call.file, call.place, call.scope, message, help_)


def _most_in_one_process(context: Context, loops: list[Call], users: frozenset[int]) -> int:
    """How many loops one process may start: a script runs its own module's code, and functions wherever they stand."""
    program = context.program
    scripts = Counter(program.file(f) for f in users if program.scope(f).kind is ScopeKind.MODULE and context.turned(f))
    anywhere = 0
    for call in loops:
        weight = 2 if _repeats(context, call.file, call.place, call.scope) else 1
        if context.scope_kind(program.host(call.scope)) is ScopeKind.MODULE:
            scripts[call.file] += weight
        else:
            anywhere += weight
    return anywhere + max(scripts.values(), default=0)


def _times(context: Context, function: int) -> int:
    """How often the program calls a bridged function, counting what may repeat as two. Commands are run through one another:
    handing one of them to a library counts for all. Of the programs that run it as their own code, one is run."""
    total = 0
    programs: Counter[int] = Counter()
    numbers = list(context.program.uses_of.get(function, ()))
    commands = [f for f in sorted(context.bridged - {function}) if context.program.scope(f).decorators]
    others = [n for f in commands if context.program.scope(function).decorators for n in context.program.uses_of.get(f, ())]
    numbers += [n for n in others if context.program.uses[n].role is Role.ESCAPE]
    for number in numbers:
        use = context.program.uses[number]
        times = 2 if _repeats(context, use.file, use.place, use.scope) else 1
        if context.scope_kind(context.program.host(use.scope)) is ScopeKind.MODULE:
            programs[use.file] += times
        else:
            total += times
    return total + max(programs.values(), default=0)


def _repeats(context: Context, file: int, place: tuple[int, int, int, int], scope: int) -> bool:
    """The place is in a loop, or in a function that is called more than once, or from outside."""
    syntax = context.syntax(file)
    node = syntax.expression(place)
    if node is None or any(isinstance(a, (ast.For, ast.While, ast.comprehension, ast.ListComp)) for a in syntax.ancestors(node)):
        return True
    host = context.program.host(scope)
    if context.scope_kind(host) is ScopeKind.MODULE:
        return False
    callers = context.program.uses_of.get(host, ())
    if len(callers) != 1:
        return True
    use = context.program.uses[callers[0]]
    return use.scope == scope or use.role is not Role.CALL or _repeats(context, use.file, use.place, use.scope)


# loops inside of loops ----------------------------------------------------------------------------------------------------------
def nested_loops(context: Context) -> Iterator[tuple[int, Obstacle] | tuple[None, int, Edit]]:
    """A function that turns async must not start a loop: its own ``run(x())`` becomes ``await x()``; one further down refuses."""
    program = context.program
    sites: dict[int, list[Call]] = {}
    for call, _ in run_sites(program):
        sites.setdefault(program.host(call.scope), []).append(call)
    started = {f for f in context.bridged if context.turned(f)}
    starting = set(sites) | started | _handing(context, started)
    for function in sorted(context.solution.turned):
        if program.scope(function).kind is ScopeKind.MODULE:
            continue
        for call in sites.get(function, ()):
            yield _awaited(context, function, call)
        below = _starts_below(context, function, starting)
        if below is not None:
            inner, outer = context.name(below), context.name(function)
            message = f"{inner} starts an event loop, which raises inside of the one that {outer} will run on"
            yield function, context.function_obstacle("QAM604", below, message, "make it a coroutine function and await it")
    yield from _in_notebooks(context)


def _handing(context: Context, functions: set[int]) -> set[int]:
    """Plain functions that let a library run one of ``functions`` at once."""
    uses = (context.program.uses[n] for f in functions for n in context.program.uses_of.get(f, ()))
    handing = (use for use in uses if use.role is not Role.CALL and runs_here(context, use))
    return {context.program.host(use.scope) for use in handing}


def _in_notebooks(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """A notebook runs in a loop: no function that its cells call may start one from now on."""
    starting = {f for f in context.bridged if context.turned(f)}
    for file, facts in enumerate(context.program.state.files if starting else ()):
        below = _starts_below(context, context.module_scope(file), starting) if context.is_notebook(file) else None
        if below is not None:
            message = f"{context.name(below)} would start an event loop, which raises inside of the one that {facts.path} runs in"
            yield below, context.function_obstacle("QAM604", below, message, "offer a coroutine function for the notebook")


def _awaited(context: Context, function: int, call: Call) -> tuple[int, Obstacle] | tuple[None, int, Edit]:
    syntax = context.syntax(call.file)
    node = syntax.find(call.place, ast.Call)
    simple = node is not None and len(node.args) == 1 and not node.keywords and isinstance(node.args[0], ast.Call)
    if node is None or not simple or first_barrier(syntax, node) is not None:
        message = f"{context.name(function)} starts an event loop, and would run inside of one"
        return function, Obstacle("QAM604", call.file, call.place, call.scope, message, "await the coroutine instead")
    slots = (("__qam_0__", (syntax.span(node.args[0]),)),)
    return None, call.file, Replace(syntax.span(node), "await __qam_0__", slots)


def _starts_below(context: Context, function: int, starting: set[int]) -> int | None:
    """A plain function, called from here through plain functions, that starts a loop."""
    program = context.program
    seen = {function}
    queue = deque([function])
    while queue:
        for number in program.uses_in.get(queue.popleft(), ()):
            use = program.uses[number]
            if use.role is Role.ESCAPE or use.how in LATER or use.how in ("offload", "submit", "submit-map"):
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
