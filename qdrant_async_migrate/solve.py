"""Which functions turn async: the callers of every awaited call, transitively, for each family on its own.

A closure is a set of functions, so that of several families is the union of theirs: keeping a family takes its closure away and
leaves the others as they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.relays import RELAY
from qdrant_async_migrate.link.wraps import SYNC_BRANCH, WRAPPED
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Because, ClientCall, Obstacle, Role, Solution, Use

AWAITED_KINDS = frozenset({"coroutine", "awaitable"})
LATER = frozenset({"spawn", "callback", "inject", "overrides", "partial", "offload-wrapper", "fixture"})
_AFTER = frozenset({"__init__", "__post_init__"})
_ITERATION = frozenset({"__iter__", "__next__"})
"""One loop runs the first, and the second on what that gives."""

Absorbs = Callable[[int], bool]
NONE: Mapping[int, Because] = {}


def is_awaited(call: ClientCall, families: frozenset[int]) -> bool:
    """The call gives an awaitable once its family has migrated."""
    return not call.asynchronous and call.family in families and call.kind in AWAITED_KINDS


def below(program: Program, functions: Iterable[int], enters: Callable[[int], bool] = lambda _: True) -> set[int]:
    """The functions, and all that they run; ``enters``: the functions that are followed."""
    seen = set(functions)
    queue = deque(seen)
    while queue:
        for number in program.uses_in.get(queue.popleft(), ()):
            fresh = {f for f in program.uses[number].functions if f not in seen and enters(f)}
            seen |= fresh
            queue.extend(fresh)
    return seen


def closure(program: Program, family: int, absorbs: Absorbs, joins: Mapping[int, Because] = NONE) -> dict[int, Because]:
    """The functions that turn async if ``family`` migrates, each with its reason. ``absorbs``: functions that stay sync
    outside. ``joins``: those that start a loop below one of the others."""
    found: dict[int, Because] = {}
    queue: deque[int] = deque()
    only = frozenset({family})

    def mark(function: int, because: Because) -> None:
        if function not in found and not program.scope(function).is_async:
            found[function] = because
            queue.append(function)

    for number in program.families[family].calls:
        use = program.uses[number]
        if not use.awaited and use.role is not Role.ESCAPE and use.how not in LATER:
            if any(is_awaited(call, only) for call in use.clients):
                mark(program.host(use.scope), Because(number, None))
                _together(program, use, None, mark)
    for function, because in joins.items():
        mark(function, because)
    while queue:
        while queue:
            function = queue.popleft()
            if not absorbs(function):
                _spread(program, function, mark)
        for use in program.wrapped_calls():
            if _waits_itself(program, program.host(use.scope), found, only):
                for other in use.functions:
                    if not program.scope(other).is_generator:
                        mark(other, Because(use.number, None, tie=True))
    return found


def _waits_itself(program: Program, wrapper: int, found: Mapping[int, Because], families: frozenset[int]) -> bool:
    """A wrapper that awaits whatever it wraps, that is called out of a register or that several decorators give cannot have a
    plain form: all that it wraps must give an awaitable."""
    if wrapper not in found:
        return False
    if wrapper in program.lent_wrappers():
        return True
    if any(runs(program, program.uses[n], wrapper) for n in program.uses_of.get(wrapper, ())):
        return True
    for use in (program.uses[n] for n in program.uses_in.get(wrapper, ())):
        if use.how in (WRAPPED, SYNC_BRANCH) or use.awaited or use.role is Role.ESCAPE or use.how in LATER:
            continue
        if any(is_awaited(call, families) for call in use.clients) or any(
            f in found and runs(program, use, f) for f in use.functions
        ):
            return True
    return False


def _spread(program: Program, function: int, mark: Callable[[int, Because], None]) -> None:
    for number in program.uses_of.get(function, ()):
        use = program.uses[number]
        if runs(program, use, function):
            mark(program.host(use.scope), Because(number, function))
            _together(program, use, function, mark)
    for other in program.ties.get(function, ()):
        mark(other, Because(None, function, tie=True))


def _together(program: Program, use: Use, function: int | None, mark: Callable[[int, Because], None]) -> None:
    """What the same place may call as well must give an awaitable too."""
    if use.how != WRAPPED and not use.how.startswith(RELAY) and use.role in (Role.CALL, Role.APPLY, Role.PROPERTY, Role.ENTER):
        for other in use.functions:
            if other != function and not only_makes(program, other, use.functions):
                mark(other, Because(use.number, function, tie=True))
    if use.role is Role.ITERATE:
        for other in use.functions:
            if other != function and (program.scope(other).name in _ITERATION or program.scope(other).is_generator):
                mark(other, Because(use.number, function, tie=True))


def only_makes(program: Program, function: int, others: Iterable[int]) -> bool:
    """A ``__new__`` at a place that runs an ``__init__`` as well: one may await without the other."""
    return program.scope(function).name == "__new__" and any(program.scope(f).name in _AFTER for f in others)


def runs(program: Program, use: Use, function: int) -> bool:
    """The place waits for ``function``: it must await once that is async."""
    if use.role is Role.ESCAPE or use.how in LATER or use.how == SYNC_BRANCH:
        return False
    if program.scope(function).is_generator and not use.how.startswith(RELAY):
        return use.role in (Role.ITERATE, Role.ENTER, Role.OPERATOR)
    return True


def solve(
    closures: Mapping[int, dict[int, Because]],
    kept: Mapping[int, Iterable[Obstacle]],
) -> Solution:
    """The union of the closures of the families that are not kept."""
    migrated = frozenset(f for f in closures if f not in kept)
    turned: dict[int, Because] = {}
    for family in sorted(migrated):
        for function, because in closures[family].items():
            turned.setdefault(function, because)
    return Solution(migrated, {f: tuple(o) for f, o in kept.items()}, turned)


def is_module(program: Program, function: int) -> bool:
    """It stands for the own code of a module."""
    return program.scope(function).kind is ScopeKind.MODULE


def chain(program: Program, turned: Mapping[int, Because], function: int) -> list[tuple[int, Use | None]]:
    """The path from a function down to the client call: functions with the use that leads on."""
    path: list[tuple[int, Use | None]] = []
    current: int | None = function
    while current is not None and current not in [f for f, _ in path]:
        because = turned.get(current)
        use = program.uses[because.use] if because is not None and because.use is not None else None
        path.append((current, use))
        current = because.target if because is not None else None
    return path
