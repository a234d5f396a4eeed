"""Test cases that are classes: a coroutine test of a plain one passes without running, so base class, preparation and cleaning up
follow together, or nothing does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Boundary
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms import naming, suites
from qdrant_async_migrate.idioms.context import Answer, Context, Refusal, Rewrite
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AsyncDef, Edit, Rename
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 34


def for_function(context: Context, function: int) -> Answer:
    """``setUp`` -> ``async def asyncSetUp``; what else the runner calls itself is refused."""
    cls = context.program.cls(function)
    cases = suites.cases_with(context, cls) if cls is not None else []
    row = suites.case_row(context, cases[0]) if cases else None
    if row is None or function in context.bridged:
        return None
    foreign = next((base for c in cases for base in context.program.foreign_bases(c) if _is_other(context, base)), "")
    if foreign:
        message = f"a coroutine test of {foreign} passes without running, and it is not known which base class would await it"
        return context.function_obstacle("QAM210", function, message, f"derive from {row.twins.get(suites.TWIN, row.name)}")
    name = context.program.scope(function).name
    if name in row.twins:
        return _renamed(context, function, row.twins[name], cases)
    if name in row.members:
        message = f"{context.name(function)} is called by the test runner, which does not await it"
        help_ = f"do it in {row.twins.get(suites.BEFORE, 'the tests')}, which runs on the event loop of the test"
        return context.function_obstacle("QAM210", function, message, help_)
    if name.startswith(context.suite.methods) and context.program.scope(function).is_generator:
        return context.function_obstacle(
            "QAM210", function, f"{context.name(function)} is a generator: no test runner iterates over it"
        )
    return None


def _is_other(context: Context, base: str) -> bool:
    """A class of another library that derives from the one that is known."""
    row = context.catalog.boundary(base, How.BASE)
    return row is not None and suites.BEFORE in row.twins and context.catalog.canonical(base) != row.name


def _renamed(context: Context, function: int, name: str, cases: list[int]) -> Answer:
    file = context.program.file(function)
    if any(name in context.program.scope(c).cells for case in cases for c in classes.order(context.program.state, case)):
        message = f"{context.name(function)} has to become {name}, and there is one already"
        return context.function_obstacle("QAM210", function, message, f"move what it awaits to {name}")
    span = context.function_span(function)
    edits: list[tuple[int, Edit]] = [(file, AsyncDef(span)), (file, Rename(span, name))]
    for number in context.program.uses_of.get(function, ()):
        use = context.program.uses[number]
        node = context.syntax(use.file).find(use.place, ast.Call)
        if use.role is not Role.CALL or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return context.obstacle(
                "QAM210", use, f"{context.name(function)} becomes {name}, and is used here in a way that cannot follow"
            )
        edits.append((use.file, Rename(context.syntax(use.file).span(node.func), name)))
    return Rewrite(tuple(edits))


# classes --------------------------------------------------------------------------------------------------------------------
def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """The base class of every case that has to await."""
    cleanups = list(_cleanups(context))
    for use, _, twin in cleanups:
        yield _cleanup(context, use, twin)
    hosts = [context.program.cls(host) for use, host, _ in cleanups]
    waiting = {c for c in hosts if c is not None}
    for function in context.solution.turned:
        cls = context.program.cls(function)
        if cls is not None and context.scope_kind(function) is ScopeKind.FUNCTION and _is_run(context, function, cls):
            waiting.add(cls)
    changed: dict[int, dict[int, str]] = {}
    for cls in waiting:
        for case in suites.cases_with(context, cls):
            base = _row(context, case).twins.get(suites.TWIN, "")
            for file, place in _bases(context, case) if base else ():
                changed.setdefault(file, {})[place] = base
    for file, bases in sorted(changed.items()):
        yield Rewrite(tuple((file, edit) for edit in _rebased(context, file, bases)))


def _row(context: Context, case: int) -> Boundary:
    row = suites.case_row(context, case)
    assert row is not None
    return row


def _is_run(context: Context, function: int, cls: int) -> bool:
    """The runner calls the method: a test, or what goes before and after."""
    name = context.program.scope(function).name
    test = name.startswith(context.suite.methods)
    return any(test or name in _row(context, case).twins for case in suites.cases_with(context, cls))


def _bases(context: Context, case: int) -> Iterator[tuple[int, int]]:
    """The places, as file and node, where ``case`` and the classes it derives from name the library's class."""
    state = context.program.state
    for cls in classes.order(state, case):
        for node in state.scopes[cls].bases:
            names = [state.item(v)[1] for v in state.graph.values(state.node_in(cls, node)) if state.kind(v) == Kind.EXT]
            if any(context.catalog.canonical(n) == _row(context, case).name for n in names):
                yield context.program.file(cls), cls


def _rebased(context: Context, file: int, bases: dict[int, str]) -> Iterator[Edit]:
    syntax = context.syntax(file)
    names: dict[tuple[str, str], list[ast.Name]] = {}
    for cls, twin in sorted(bases.items()):
        node = syntax.find(context.program.scope(cls).place, ast.ClassDef)
        for base in _library_bases(context, cls, node) if isinstance(node, ast.ClassDef) else ():
            if isinstance(base, ast.Attribute):
                yield Rename(syntax.span(base), twin.rpartition(".")[2])
            elif isinstance(base, ast.Name):
                names.setdefault((base.id, twin), []).append(base)
    for (_, twin), found in names.items():
        yield from naming.rebound(syntax, found, twin)


def _library_bases(context: Context, cls: int, node: ast.ClassDef) -> Iterator[ast.expr]:
    state = context.program.state
    for expression, number in zip(node.bases, state.scopes[cls].bases, strict=False):
        values = state.graph.values(state.node_in(cls, number))
        if any(
            state.kind(v) == Kind.EXT and context.catalog.canonical(state.item(v)[1]) == _row(context, cls).name for v in values
        ):
            yield expression


# what is cleaned up ---------------------------------------------------------------------------------------------------------
def _cleanups(context: Context) -> Iterator[tuple[Use, int, str]]:
    """Coroutine functions that are handed to a runner for later, which has another method for them."""
    for use in context.program.uses:
        if use.role in (Role.ESCAPE, Role.APPLY) and context.live(use):
            for name in use.others:
                row = context.catalog.boundary(name, How.CALLBACK)
                if row is not None and "self" in row.twins:
                    yield use, context.program.host(use.scope), row.twins["self"]


def _cleanup(context: Context, use: Use, twin: str) -> Rewrite | Refusal:
    syntax = context.syntax(use.file)
    node = syntax.find(use.place, ast.Call)
    host = context.program.host(use.scope)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and use.argument == 0
        and context.program.cls(host) is not None
    ):
        return Rewrite(((use.file, Rename(syntax.span(node.func), twin)),))
    return _not_followed(context, use, twin)


def _not_followed(context: Context, use: Use, twin: str) -> Refusal:
    obstacle: Obstacle = context.obstacle(
        "QAM210", use, "this is cleaned up by a runner that does not await it", f"hand it to {twin}"
    )
    return Refusal(obstacle, frozenset(c.family for c in use.clients), frozenset(use.functions))
