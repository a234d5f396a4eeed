"""What changes in a suite beside the functions that turn async: tests on the loop of a shared client, plain tests beside
coroutine fixtures, a plugin that is missing; and what asks for a fixture by a string."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import connections, pytests, shared_loops, suites
from qdrant_async_migrate.idioms.boundaries import handed_to
from qdrant_async_migrate.idioms.context import Context, Note, Refusal, Rewrite
from qdrant_async_migrate.link import fixtures
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AsyncDef
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.model.suite import SCOPES


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Coroutine tests that share a client with others; tests that stay plain beside fixtures that do not; what is missing."""
    if not context.solution.migrated:
        return
    yield from _existing(context)
    if context.suite.backend:
        yield from _plain_beside(context)
        yield from _backend(context)
    yield from _plugin(context)
    yield from _bridged_inside(context)
    yield from _asked_by_name(context)


def _existing(context: Context) -> Iterator[Rewrite | Refusal]:
    """Tests and fixtures that were coroutine functions before, and share a client now."""
    for function in sorted(shared_loops.shared(context).members):
        scope = context.program.scope(function)
        if not scope.is_async or context.turned(function) or not shared_loops.loop_of(context, function):
            continue
        marker = pytests.marker(context, function)
        if isinstance(marker, ast.Call) and suites.option(marker, "loop_scope") != shared_loops.loop_of(context, function):
            message = f"{scope.name} runs on another event loop than the client of its fixture"
            help_ = f'write loop_scope="{shared_loops.shared(context).scope}"'
            obstacle = context.function_obstacle("QAM204", function, message, help_)
            yield Refusal(obstacle, _of_sources(context), shared_loops.shared(context).sources)
        change = pytests.decorated if suites.is_fixture(context, function) else pytests.marked
        file = context.program.file(function)
        yield Rewrite(tuple((file, edit) for edit in change(context, function)))


def _of_sources(context: Context) -> frozenset[int]:
    return frozenset(family for f in shared_loops.shared(context).sources for family in connections.families_of(context, f))


def _plain_beside(context: Context) -> Iterator[Rewrite]:
    """A coroutine fixture serves coroutine tests only: those that ask for it follow, although they await nothing."""
    turned = [f for f in suites.all_fixtures(context) if context.turned(f)]
    for function in sorted(suites.users(context, turned)):
        if suites.is_test(context, function) and not context.is_async_after(function):
            file = context.program.file(function)
            edits = [AsyncDef(context.function_span(function)), *pytests.marked(context, function)]
            yield Rewrite(tuple((file, edit) for edit in edits))


def _backend(context: Context) -> Iterator[Rewrite | Refusal]:
    """The fixture that chooses the event loop has to live as long as the clients that are shared on it."""
    backend = next((f for f in suites.all_fixtures(context) if context.program.scope(f).name == context.suite.backend), None)
    lives = suites.lifetime(context, backend) if backend is not None else "module"
    for function in sorted(shared_loops.shared(context).sources):
        short = not lives or SCOPES.index(suites.lifetime(context, function)) > SCOPES.index(lives)
        if short or not context.turned(function):
            message = f"the fixture {context.name(function)} outlives the event loop of a test, and its client meets the next one"
            help_ = f'give {context.suite.backend} the same scope, or the fixture scope="function"'
            families = connections.families_of(context, function)
            yield Refusal(context.function_obstacle("QAM204", function, message, help_), families, frozenset({function}))
    if backend is None and (first := next(_turned_parts(context), None)) is not None:
        message = (
            f"no fixture {context.suite.backend} says on which event loop the tests run: each may run once per known library"
        )
        yield _noted(context, first, message, 'a fixture of that name that returns "asyncio" keeps them to one')


def _turned_parts(context: Context) -> Iterator[int]:
    """Tests and fixtures that turn async, in the order of the files."""
    parts = (f for f in context.solution.turned if context.scope_kind(f) is ScopeKind.FUNCTION)
    found = [f for f in parts if suites.is_fixture(context, f) or _is_plain_test(context, f)]
    yield from sorted(found, key=lambda f: (context.program.facts(f).path, context.program.scope(f).place))


def _is_plain_test(context: Context, function: int) -> bool:
    cls = context.program.cls(function)
    return suites.is_test(context, function) and not (cls is not None and suites.cases_with(context, cls))


def _plugin(context: Context) -> Iterator[Rewrite]:
    first = next(_turned_parts(context), None)
    if first is not None and not context.suite.declared:
        message = f"tests are coroutine functions now, and {context.suite.plugin}, which runs them, is not among the requirements"
        yield _noted(context, first, message, f"add {context.suite.plugin} to the requirements of the tests")


def _noted(context: Context, function: int, message: str, help_: str) -> Rewrite:
    made = context.function_obstacle("QAM210", function, message, help_)
    return Rewrite(notes=(Note(made.code, made.file, made.place, function, message, help_),))


def _bridged_inside(context: Context) -> Iterator[Refusal]:
    """A command that runs a loop of its own cannot be run, by a library, from a test that is a coroutine."""
    for function in sorted(context.bridged):
        for number in context.program.uses_of.get(function, ()) if context.turned(function) else ():
            use = context.program.uses[number]
            host = context.program.host(use.scope)
            inside = context.is_async_after(host) and host not in context.bridged and bool(context.program.scope(host).qualname)
            row = handed_to(context.catalog, use)
            if inside and use.role is not Role.CALL and not (row is not None and row.apart):
                message = f"{context.name(function)} runs an event loop of its own and is run from a coroutine here"
                obstacle = context.obstacle("QAM604", use, message, "run the command from a test of its own that awaits nothing")
                yield Refusal(obstacle, functions=frozenset({host, function}))


def _asked_by_name(context: Context) -> Iterator[Refusal]:
    """A test that takes a fixture out of a running event loop."""
    state = context.program.state
    turned = [f for f in suites.all_fixtures(context) if context.turned(f)]
    for call in state.calls if turned else ():
        effects = [context.catalog.effect(state.item(v)[1]) for v in call.targets if state.kind(v) == Kind.MEM]
        if not any(e is not None and e.kind == "asks-fixture" for e in effects):
            continue
        name = call.constants.get(0, "").strip("'\"")
        meant = [f for f in turned if not name or fixtures.provider(state, f) == name]
        if meant:
            use = Use(-1, call.file, call.scope, call.place, Role.CALL, "", ())
            message = (
                f"the fixture {context.name(meant[0])} is asked for here by its name, which a coroutine fixture does not allow"
            )
            obstacle = context.obstacle("QAM210", use, message, "make it a parameter of the test")
            yield Refusal(obstacle, functions=frozenset(meant))
