"""Event loops of tests: a runner gives each test a loop of its own, so a client that outlives a test meets a second one."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms import connections, suites
from qdrant_async_migrate.idioms.context import Context, Note
from qdrant_async_migrate.idioms.event_loops import lasting, lasting_in, outlives_a_loop, users_of
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.plan.loops import obtaining


def suite_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Families with connections whose client the tests themselves keep in a variable, and use in several of them."""
    for family in sorted(context.solution.migrated):
        found = _shared(context, family)
        if found is not None and _is_kept_by_tests(context, family):
            yield family, found


def suite_notes(context: Context) -> Iterator[Note]:
    """The same for a client that the program under test keeps: its tests mostly put something else in its place."""
    for family in sorted(context.solution.migrated):
        found = _shared(context, family, methods=False)
        if found is not None:
            yield Note(found.code, found.file, found.place, found.scope, found.message, found.help)


def _shared(context: Context, family: int, methods: bool = True) -> Obstacle | None:
    """``methods``: a test may have it from an object that made it for itself, which may be one of the test's own."""
    if not context.program.families[family].calls:
        return None
    users = sorted(users_of(context.program, family), key=lambda f: (f in context.bridged, f))
    tests = [f for f in users if _has_own_loop(context, f)]
    if not _are_several(context, tests) or connections.is_local(context, family):
        return None
    obtained = obtaining(context, family, methods)
    tests = [f for f in tests if f in obtained]
    if not _are_several(context, tests) or not outlives_a_loop(context.program, family, lasting_in(context)):
        return None
    message = f"the client outlives {context.name(tests[0])} and would be used by the next test, on another event loop"
    return context.function_obstacle("QAM204", tests[0], message, _help(context, tests[0]))


def _is_kept_by_tests(context: Context, family: int) -> bool:
    """A client that is made in the tests outlives them: a variable there has it. What a fixture makes ends with it, and what is
    put in the place of something is taken out again."""
    program = context.program
    named = (r for r in program.families[family].references if suites.is_test_file(context, program.state.references[r].scope))
    made = [r for r in named if r in _made(context)]
    kept = lasting(program, lambda scope: suites.is_test_file(context, scope)) if made else frozenset()
    return any(not program.values_of(r).isdisjoint(kept) for r in made)


def _made(context: Context) -> frozenset[int]:
    """References that make a client; others declare of what kind something is."""
    if "made clients" not in context.known:
        state = context.program.state
        classes = (state.item(v) for call in state.calls for v in call.targets if state.kind(v) == Kind.XCLS)
        context.known["made clients"] = frozenset(item[2] for item in classes)
    found: frozenset[int] = context.known["made clients"]
    return found


def _are_several(context: Context, tests: list[int]) -> bool:
    return sum(2 if _repeats(context, f) else 1 for f in tests) > 1


def _has_own_loop(context: Context, function: int) -> bool:
    """A test, or what is done once for a class of them."""
    if function in context.bridged:
        return _is_method_of_case(context, function)
    if not context.is_async_after(function) or not suites.is_run_alone(context, function):
        return False
    return _is_method_of_case(context, function) or context.suite.test_loop != "session"


def _is_method_of_case(context: Context, function: int) -> bool:
    cls = context.program.cls(function)
    return cls is not None and bool(suites.cases_with(context, cls))


def _repeats(context: Context, function: int) -> bool:
    """A decorator may run the test more than once."""
    return any(context.suite.repeats in d.dotted for d in context.program.scope(function).decorators)


def _help(context: Context, function: int) -> str:
    if _is_method_of_case(context, function):
        return "make the client in setUp, and close it in tearDown"
    if context.suite.loops:
        return 'make the client in a fixture, or let all tests share a loop: asyncio_default_test_loop_scope = "session"'
    return "make the client in a fixture"
