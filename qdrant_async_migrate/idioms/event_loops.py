"""Clients and event loops: where a loop is started, which functions use a client, and which clients outlive a loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.idioms.cached_results import CACHES
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import uses as linked
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.solve import LATER

RUNS = frozenset({"run", "run-function"})
"""Effects that run a coroutine, or a coroutine function, on a loop of their own."""
WRAPPER = "run-wrapper"
"""The effect of what makes a plain function of a coroutine function, which runs it on a loop of its own."""
_LASTING = frozenset({ScopeKind.MODULE, ScopeKind.CLASS})


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A call that runs an event loop of its own."""

    call: Call
    functions: frozenset[int]
    """Whose coroutines it runs."""
    effect: Effect

    @property
    def serves(self) -> bool:
        """It runs what the library was given before, until the program ends."""
        return self.effect.kind == "serve"

    def uses(self, context: Context, users: frozenset[int]) -> bool:
        """One of ``users`` runs on its loop."""
        return any(_is_called_from_outside(context, f) for f in users) if self.serves else not self.functions.isdisjoint(users)


def runs_in(context: Context) -> list[Run]:
    """All calls of the program that run an event loop of their own."""
    if "runs" not in context.known:
        context.known["runs"] = list(runs_of(context.program))
    found: list[Run] = context.known["runs"]
    return found


def runs_of(program: Program) -> Iterator[Run]:
    """All calls of the program that run an event loop of their own."""
    for call in program.state.calls:
        if (run := wrapped(program, call)) is not None:
            yield run
        effects = _effects(program, call)
        effect = next((e for e in effects if e.kind in RUNS or e.kind == "serve"), None)
        if effect is None or any(_is_set(call.constants.get(name, "False")) for name in effect.processes):
            continue
        if effect.kind == "serve":
            yield Run(call, frozenset(), effect)
        elif call.args and isinstance(call.args[0], int):
            values = program.state.graph.values(call.args[0])
            yield Run(call, frozenset(f for v in values if (f := linked.function_of(program.state, v)) is not None), effect)


def _effects(program: Program, call: Call) -> list[Effect]:
    names = [program.state.item(v)[1] for v in call.targets if program.state.kind(v) in (Kind.EXT, Kind.MEM)]
    return [effect for name in names if (effect := program.state.known.effect(name)) is not None]


def wrapped(program: Program, call: Call) -> Run | None:
    """The call of what was made plain: ``async_to_sync(f)(x)``, or of a function that is decorated so."""
    state = program.state
    for value in sorted(call.targets):
        item, effects, inner = state.item(value), list[Effect | None](), value
        if item[0] == Kind.PARTIAL:
            made, inner = state.partials[item[1]]
            effects = [*_effects(program, state.calls[made.number])] if made.number >= 0 else []
        elif item[0] == Kind.FUNC and state.scopes[item[1]].is_async:
            effects = [state.known.effect(name) for names in program.decorator_names(item[1]) for name in names]
        effect = next((e for e in effects if e is not None and e.kind == WRAPPER), None)
        if effect is not None:
            function = linked.function_of(state, inner)
            return Run(call, frozenset() if function is None else frozenset({function}), effect)
    return None


def asking(program: Program, more: frozenset[str] = frozenset()) -> set[int]:
    """Functions that ask whether a loop runs before they start one, or call one of ``more``."""
    state, found = program.state, set[int]()
    for call in state.calls:
        names = [state.item(v)[1] for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM)]
        if any(name in more or ((effect := state.known.effect(name)) and effect.kind == "asks") for name in names):
            found.add(program.host(call.scope))
    return found


def _is_set(constant: str) -> bool:
    return constant == "True" or (constant.isdigit() and int(constant) > 1)


def _is_called_from_outside(context: Context, function: int) -> bool:
    """No call of it stands in the program, or it is handed to a library, by a decorator for instance."""
    program = context.program
    scope = program.scope(function)
    if scope.kind is ScopeKind.MODULE:
        return False
    uses = [program.uses[n] for n in program.uses_of.get(function, ())]
    return bool(scope.decorators) or not uses or any(use.role is Role.ESCAPE for use in uses)


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
    if "what lasts" not in context.known:
        context.known["what lasts"] = lasting(context.program)
    found: frozenset[int] = context.known["what lasts"]
    return found


def lasting(program: Program, where: Callable[[int], bool] = lambda _: True) -> frozenset[int]:
    """What module variables, class attributes and caches hold, directly or inside of an object. ``where``: modules and classes
    that are looked at."""
    state = program.state
    places = (s for s, scope in enumerate(state.scopes) if scope.kind in _LASTING and where(s))
    roots = [state.node_in(s, n) for s in places for n in state.scopes[s].cells.values()]
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
    clients = clients_of(program, family) & held
    return any(program.state.kind(value) in (Kind.OBJ, Kind.INST) for value in clients)


def clients_of(program: Program, family: int) -> frozenset[int]:
    """Values that are a client of the family."""
    return frozenset(v for r in program.families[family].references for v in program.values_of(r))


def _cached(program: Program) -> Iterator[int]:
    for function, scope in enumerate(program.state.scopes):
        if scope.kind is ScopeKind.FUNCTION and scope.decorators:
            if any(name in CACHES for names in program.decorator_names(function) for name in names):
                yield function
