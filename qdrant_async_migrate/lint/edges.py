"""Which functions run when a function runs: plain code of the program, in place, before the caller goes on.

What a function calls through its parameters is told where it gets them: ``each(items, action)`` runs what this caller hands over.
"""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import IN_PLACE, Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.by_name import run_by_libraries
from qdrant_async_migrate.lint.lazy import when_consumed
from qdrant_async_migrate.lint.mocks import Mocks
from qdrant_async_migrate.lint.operators import special_calls
from qdrant_async_migrate.lint.parameters import Parameters
from qdrant_async_migrate.lint.protocols import Protocols
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, field

Edge = tuple[int, Use, int]
"""Caller, place, callee."""
_LOOP = ("asyncio.",)
_NAMES = 8
"""Functions of different names that one place may call for the place to say something."""
_FEWER = 4
_STREAMS = 2
"""The same where generators are among them: streams of everything meet in the field that keeps the last result."""
_RESUMING = frozenset({".send", ".throw", "[]", "__contains__"})
"""Operators and methods of a generator that run it: ``a, b = pair()`` and ``x in words()`` are such."""
_DECORATES = "contextlib.ContextDecorator"
_THREADS = frozenset({"offload", "submit"})
_WRAPPED = frozenset({"wrapped", "wrapped-sync"})


@dataclass(slots=True)
class Edges:
    """All calls of plain functions: what a coroutine function does is told where that stands."""

    parameters: Parameters
    edges: list[Edge] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    """Library calls that a helper makes for its caller, at the caller's place."""
    indirect: set[tuple[int, Place]] = field(default_factory=set)
    """Places that call a parameter: they are told where it comes from."""
    calls: dict[tuple[int, Place], list[Call]] = field(default_factory=dict)
    objects: dict[tuple[int, Place, str], list[int]] = field(default_factory=dict)
    """The nodes of the objects whose special methods run, by file, place and how."""
    helpers: dict[tuple[Use, int], set[int]] = field(default_factory=dict)
    """What runs at a place only because helpers that it calls do that, and these."""
    mocks: Mocks | None = None


def edges(program: Program, blockings: Blockings | None = None) -> Edges:
    """The edges of the program; with ``blockings`` also what they hand to helpers."""
    parameters = Parameters(program, blockings)
    found = Edges(parameters)
    found.indirect = parameters.places
    found.mocks = mocks = Mocks(program, blockings.nodes.sources) if blockings is not None else None
    protocols = Protocols(program)
    crowded = frozenset([*_crowded(program), *(_printed(program, blockings) if blockings is not None else ())])
    proxied = dict(_proxied(program))
    calls = found.calls
    for call in program.state.calls:
        calls.setdefault((call.file, call.place), []).append(call)
    special = [*special_calls(program), *(run_by_libraries(program, blockings) if blockings is not None else ())]
    for use, node in special:
        found.objects.setdefault((use.file, use.place, use.how), []).append(node)
    for use in [*when_consumed(program, calls), *(use for use, _ in special)]:
        if mocks and mocks.is_called(calls.get((use.file, use.place), ())):
            continue
        if _waits(use) and not (use.role in (Role.CALL, Role.APPLY) and (use.file, use.place) in parameters.places):
            told = _told(program, use, _functions(program, use, calls, proxied), crowded)
            for callee in protocols.of(told, _is_of_itself(program, use, calls)):
                found.edges += _through_decorators(program, parameters, use, callee)
    _hand_over(program, found, blockings)
    found.leaves += _called_by_the_loop(program, blockings) if blockings is not None else ()
    return found


def _hand_over(program: Program, found: Edges, blockings: Blockings | None) -> None:
    """Add what helpers call through their parameters. What they are given may call parameters of its own: then once more."""
    direct = list(dict.fromkeys(found.edges))
    found.edges = direct
    while True:
        handed = found.parameters.handed(found.edges, found.calls)
        run = {key: list(_run_through(program, found.parameters, *key)) for key in handed}
        every = list(dict.fromkeys([*direct, *(edge for some in run.values() for edge in some)]))
        if len(every) == len(found.edges):
            break
        found.edges = every
    by_itself = {(use, callee) for _, use, callee in direct}
    for key, helpers in handed.items():
        use, node = key
        for other in {(use, callee) for _, _, callee in run[key]} - by_itself:
            found.helpers.setdefault(other, set()).update(helpers)
        site = next(iter(found.calls.get((use.file, use.place), ())), None)
        leaf = blockings.called(site, node) if blockings is not None and site is not None else None
        if leaf is not None and node not in program.state.crowds.nodes:
            found.leaves.append(leaf)


def _run_through(program: Program, parameters: Parameters, use: Use, node: int) -> Iterator[Edge]:
    """What runs where a helper calls what it is given as ``node``."""
    if node not in program.state.crowds.nodes:
        for callee in _few(program, functions_run(program.state, sorted(program.state.graph.values(node)))):
            yield from _through_decorators(program, parameters, use, callee)


def _called_by_the_loop(program: Program, blockings: Blockings) -> Iterator[Leaf]:
    """Library functions that are handed to the loop, which calls them: ``loop.call_later(1, time.sleep, 1)``."""
    for call, names, _ in program.library_calls():
        for effect in (program.state.known.effect(name) for name in sorted({*names}) if name.startswith(_LOOP)):
            position = int(effect.function) if effect is not None and effect.kind == "callback" else len(call.args)
            node = call.args[position] if position < len(call.args) else None
            leaf = blockings.called(call, node) if isinstance(node, int) else None
            if leaf is not None:
                yield leaf


def _is_of_itself(program: Program, use: Use, calls: dict[tuple[int, Place], list[Call]]) -> bool:
    """A method calls one of its own object."""
    host = program.host(use.scope)
    params = program.scope(host).params if program.cls(host) is not None else ()
    first = program.state.node_in(host, params[0].node) if params else -1
    reads = (program.attributes_read().get(call.function) for call in calls.get((use.file, use.place), ()))
    return first >= 0 and any(read is not None and read.node == first for read in reads)


def _waits(use: Use) -> bool:
    """Whether the loop stands still while the place runs its functions: what the loop itself calls later is such a place."""
    if _is_any_property(use):
        return False
    if use.role is Role.APPLY and use.how == "callback":
        return any(name.startswith(_LOOP) for name in use.others)
    return not (use.role is Role.ESCAPE or (use.role is Role.APPLY and use.how not in IN_PLACE) or use.how == "fixture")


def _is_any_property(use: Use) -> bool:
    """``getattr(object, name)`` with a name that is not known: most objects are not asked for their properties so."""
    return use.role is Role.PROPERTY and "*" in use.how


def _functions(
    program: Program, use: Use, calls: dict[tuple[int, Place], list[Call]], proxied: dict[int, str]
) -> tuple[int, ...]:
    """The callees of a use that run here: what a library wraps to run it in a thread does not."""
    if use.role is Role.APPLY:
        return () if use.how in IN_PLACE and _goes_to_thread(program, calls, use) else use.functions
    if use.role is not Role.CALL:
        return use.functions
    if _is_of_library(program, calls, use):
        return ()
    names = {proxied[c.function] for c in calls.get((use.file, use.place), ()) if c.function in proxied}
    functions = tuple(f for f in use.functions if program.scope(f).name in names) or use.functions
    if any(program.scope(f).name == "__call__" for f in functions) and _is_anything(program, calls, use):
        functions = tuple(f for f in functions if program.scope(f).name != "__call__")
    if use.awaited and (use.how in _WRAPPED or any(program.scope(f).is_async for f in use.functions)):
        return tuple(f for f in functions if _gives_coroutine(program, f))
    if functions == use.functions:
        functions = _run_here(program, calls, use)
    return tuple(f for f in functions if not _gives_data(program, f)) if use.awaited else functions


def _goes_to_thread(program: Program, calls: dict[tuple[int, Place], list[Call]], use: Use) -> bool:
    """``to_thread(context.run, load)``: what calls the function does so in the thread."""
    state = program.state
    for call in calls.get((use.file, use.place), ()):
        names = (state.item(v)[1] for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM))
        if any((effect := state.known.effect(name)) is not None and effect.kind in _THREADS for name in names):
            return True
    return False


def _is_of_library(program: Program, calls: dict[tuple[int, Place], list[Call]], use: Use) -> bool:
    """A library's object is asked for a method of its own: one that was put in its place holds for another object."""
    state, reads = program.state, program.attributes_read()
    for call in calls.get((use.file, use.place), ()):
        read = reads.get(call.function)
        owners = state.graph.values(read.node) if read is not None else ()
        own = any(state.kind(v) == Kind.MEM and state.item(v)[2] in owners for v in call.targets)
        if own and all(state.kind(v) == Kind.OBJ for v in owners):
            return True
    return False


def _is_anything(program: Program, calls: dict[tuple[int, Place], list[Call]], use: Use) -> bool:
    """What is called there may be a container, too: it is an attribute of which nothing is known, not an object to be called."""
    state = program.state
    return any(state.kind(v) == Kind.CONT for call in calls.get((use.file, use.place), ()) for v in call.targets)


def _run_here(program: Program, calls: dict[tuple[int, Place], list[Call]], use: Use) -> tuple[int, ...]:
    """Without what a wrapper hands to a thread."""
    for call in calls.get((use.file, use.place), ()):
        if any(_is_offloaded(program, value) for value in call.targets):
            return functions_run(program.state, sorted(v for v in call.targets if not _is_offloaded(program, v)))
    return use.functions


def _told(program: Program, use: Use, functions: tuple[int, ...], crowded: frozenset[tuple[int, Place]]) -> tuple[int, ...]:
    """The callees, unless they say nothing: very many of different names, or what is asked for where too much meets."""
    if (use.file, use.place) in crowded:
        return ()
    if len({program.scope(f).name for f in functions}) > _STREAMS:
        functions = tuple(f for f in functions if not program.scope(f).is_generator)
    if use.role is Role.CALL:
        return _few(program, functions)
    return functions if len({program.scope(f).name for f in functions}) <= _NAMES else ()


def _few(program: Program, functions: tuple[int, ...]) -> tuple[int, ...]:
    """The functions that a variable may be, unless they are of many names: the class is one's name that is made or called. In a
    program where so much meets that some of it is lost, half as many say as little."""
    named = [(f, program.scope(f).name) for f in functions]
    names = {program.cls(f) if name.startswith("__") else name for f, name in named}
    return functions if len(names) <= (_FEWER if program.state.crowds.nodes else _NAMES) else ()


def _crowded(program: Program) -> Iterator[tuple[int, Place]]:
    """Places that call, loop over, enter or ask an object of which nothing can be told."""
    state, crowds = program.state, program.state.crowds.nodes
    if not crowds:
        return
    asked = {read.result: read.node for read in state.reads["attribute"]}
    for call in state.calls:
        if call.function in crowds or asked.get(call.function) in crowds:
            yield call.file, call.place
    for read in (read for reads in state.reads.values() for read in reads):
        if read.node in crowds:
            yield read.file, read.place


def _printed(program: Program, blockings: Blockings) -> Iterator[tuple[int, Place]]:
    """Places that write to the standard streams: what stands in for one runs for every ``print``, too."""
    streams = blockings.quiet.standard_streams
    asked = program.attributes_read() if streams else {}
    for call in program.state.calls if streams else ():
        read = asked.get(call.function)
        if read is not None and read.node in streams:
            yield call.file, call.place


def _proxied(program: Program) -> Iterator[tuple[int, str]]:
    """Attributes read from an object that hands every name on to another one: the method of that name is meant."""
    state = program.state
    if not any(scope.name == "__getattr__" for scope in state.scopes):
        return
    handing = {v for v, i in enumerate(state.values.items) if i[0] == Kind.INST and classes.find(state, i[1], "__getattr__")}
    for read in state.reads["attribute"]:
        if not handing.isdisjoint(state.graph.values(read.node)):
            yield read.result, read.name


def _gives_coroutine(program: Program, function: int) -> bool:
    """Where some of what is awaited are coroutine functions, a plain function is meant only if it gives a coroutine."""
    scope = program.scope(function)
    returned = program.state.graph.values(program.state.node_in(function, scope.returns))
    return scope.is_async or any(program.state.kind(v) in (Kind.CORO, Kind.FUT) for v in returned)


def _gives_data(program: Program, function: int) -> bool:
    """Declared to give what cannot be awaited: another function is meant where its result is."""
    graph = program.state.graph
    node = program.state.node_in(function, program.scope(function).returns)
    return (node in graph.closed or node in graph.promised) and not _gives_coroutine(program, function)


def _is_offloaded(program: Program, value: int) -> bool:
    state = program.state
    if state.kind(value) != Kind.PARTIAL:
        return False
    made = state.partials[state.item(value)[1]][0]
    if not 0 <= made.number < len(state.calls):
        return False
    names = [state.item(v)[1] for v in state.calls[made.number].targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
    return any((effect := state.known.effect(n)) is not None and effect.kind == "offload-wrapper" for n in names)


def _through_decorators(program: Program, parameters: Parameters, use: Use, callee: int) -> Iterator[Edge]:
    """A decorated function runs its wrappers, and itself as far as they call it here and now."""
    caller = program.host(use.scope)
    if use.role is Role.CALL and program.scope(callee).decorators:
        for entered in _entered_around(program, callee):
            yield caller, use, entered
    wrappers = [] if use.how in _WRAPPED else list(_wrappers(program, callee, use.awaited))
    if use.how not in _WRAPPED and _moves_to_thread(program, callee):
        return
    for wrapper in wrappers:
        if _runs(program, use, wrapper):
            yield caller, use, wrapper
    reached = all(not program.scope(w).is_async and parameters.runs_wrapped(w, callee) for w in wrappers)
    again = callee == caller and use.role is not Role.CALL
    if reached and not again and _runs(program, use, callee):
        yield caller, use, callee


def _entered_around(program: Program, function: int) -> Iterator[int]:
    """What context managers that decorate a function run when it is called: ``@exclusive()`` enters and leaves."""
    state = program.state
    for decorator in program.scope(function).decorators:
        values = state.graph.values(state.node_in(function, decorator.node)) if decorator.called else ()
        for item in (state.item(value) for value in sorted(values)):
            if item[0] == Kind.CTX:
                yield item[1]
            elif item[0] == Kind.INST and _DECORATES in classes.foreign_bases(state, item[1]):
                for name in ("__enter__", "__exit__"):
                    yield from classes.special(state, item[1], name)


def _runs(program: Program, use: Use, callee: int) -> bool:
    scope = program.scope(callee)
    if scope.is_async or scope.kind is ScopeKind.MODULE:
        return False
    if scope.is_generator:
        return use.role in (Role.ITERATE, Role.ENTER) or (use.role is Role.OPERATOR and use.how in _RESUMING)
    return not (use.role is Role.ITERATE and use.how == "yield from" and use.asynchronous)


def _wrappers(program: Program, function: int, awaited: bool) -> Iterator[int]:
    """Functions that decorators of the program put around ``function``; of those that have one of either colour, that which is
    meant."""
    state = program.state
    for decoration in program.decorations(function):
        returned = state.node_in(decoration.decorator, state.scopes[decoration.decorator].returns)
        items = [state.item(value) for value in sorted(state.graph.values(returned)) if state.kind(value) == Kind.FUNC]
        found = [item[1] for item in items if item[1] != function and _is_inside(program, item[1])]
        meant = awaited or program.scope(function).is_async
        yield from [w for w in found if program.scope(w).is_async is meant] or found


def _is_inside(program: Program, wrapper: int) -> bool:
    """Defined inside another function: one that the decorator made."""
    parent = program.parent(wrapper)
    return parent >= 0 and program.scope(parent).kind in (ScopeKind.FUNCTION, ScopeKind.LAMBDA)


def _moves_to_thread(program: Program, function: int) -> bool:
    known = program.state.known
    effects = (known.effect(name) for names in program.decorator_names(function) for name in names)
    return any(effect is not None and effect.kind == "offload-wrapper" for effect in effects)
