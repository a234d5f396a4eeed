"""The project's own tests: which functions a test runner calls, what provides their parameters, and for how long that lives."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from qdrant_async_migrate.catalog.schema import Boundary
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import classes, fixtures
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.suite import SCOPES

TWIN, BEFORE = "class", "setUp"
"""Keys of ``twins`` in the row of a test case: the class to derive from instead, and the method that goes before each test."""


# tests ----------------------------------------------------------------------------------------------------------------------
def is_test(context: Context, function: int) -> bool:
    """A test that the runner collects by its name: a function of a module, or a method of a test class."""
    known: dict[int, bool] = context.known.setdefault("tests", {})
    if function not in known:
        scope = context.program.scope(function)
        named = scope.kind is ScopeKind.FUNCTION and any(fits(scope.name, p) for p in context.suite.functions)
        known[function] = named and in_test_place(context, function)
    return known[function]


def all_tests(context: Context) -> list[int]:
    """Every test of the program that the runner collects by its name."""
    if "all tests" not in context.known:
        context.known["all tests"] = [f for f in range(len(context.program.state.scopes)) if is_test(context, f)]
    found: list[int] = context.known["all tests"]
    return found


def is_test_file(context: Context, function: int) -> bool:
    """The test runner imports the file that holds ``function``."""
    name = context.program.facts(function).path.rsplit("/", 1)[-1]
    return name == context.suite.shared or any(fnmatchcase(name, p) for p in context.suite.files)


def in_test_place(context: Context, function: int) -> bool:
    """The function stands where the runner collects: in a test module, or a test class of one; a method also where a test class
    derives from its own."""
    cls = context.program.cls(function)
    heirs = context.program.subclasses(cls) if cls is not None else ()
    return _collected(context, function, context.program.parent(function)) or any(_collected(context, c, c) for c in heirs)


def _collected(context: Context, scope: int, parent: int) -> bool:
    """The module and the classes from ``parent`` outwards are what the runner collects."""
    program = context.program
    name = program.facts(scope).path.rsplit("/", 1)[-1]
    if not any(fnmatchcase(name, p) for p in context.suite.files):
        return False
    while parent >= 0 and program.scope(parent).kind is ScopeKind.CLASS:
        if not any(fits(program.scope(parent).name, p) for p in context.suite.classes):
            return False
        parent = program.parent(parent)
    return parent < 0 or program.scope(parent).kind is ScopeKind.MODULE


def fits(name: str, pattern: str) -> bool:
    return name.startswith(pattern) or fnmatchcase(name, pattern)


def case_row(context: Context, cls: int) -> Boundary | None:
    """What is known of the base class of test cases that ``cls`` derives from."""
    for base in context.program.foreign_bases(cls):
        row = context.catalog.boundary(base, How.BASE)
        if row is not None and BEFORE in row.twins:
            return row
    return None


def has_unknown_base(context: Context, cls: int) -> bool:
    """What ``cls`` or a class above it derives from is computed, or comes from nowhere."""
    state = context.program.state
    bases = [(c, node) for c in classes.order(state, cls) for node in state.scopes[c].bases]
    return any(node < 0 or not state.graph.values(state.node_in(c, node)) for c, node in bases)


def cases_with(context: Context, cls: int) -> list[int]:
    """Test cases (classes) in which the methods of ``cls`` run."""
    return [c for c in (cls, *context.program.subclasses(cls)) if case_row(context, c) is not None]


def is_run_alone(context: Context, function: int) -> bool:
    """A test: it is called by the runner, on an event loop of its own if nothing else is said."""
    cls = context.program.cls(function)
    if cls is not None and cases_with(context, cls):
        return context.program.scope(function).name.startswith(context.suite.methods)
    return is_test(context, function)


# fixtures -------------------------------------------------------------------------------------------------------------------
def is_fixture(context: Context, function: int) -> bool:
    return bool(fixtures.provider(context.program.state, function))


def all_fixtures(context: Context) -> list[int]:
    """Every fixture of the program."""
    if "fixtures" not in context.known:
        scopes = context.program.state.scopes
        decorated = (f for f, s in enumerate(scopes) if s.kind is ScopeKind.FUNCTION and s.decorators)
        context.known["fixtures"] = [f for f in decorated if is_fixture(context, f)]
    found: list[int] = context.known["fixtures"]
    return found


def decorator_of(context: Context, fixture: int) -> ast.expr | None:
    """The decorator that makes ``fixture`` one."""
    state = context.program.state
    syntax = context.syntax(context.program.file(fixture))
    for decorator in state.scopes[fixture].decorators:
        if fixtures.is_maker(state, fixture, decorator):
            return syntax.expression(decorator.place)
    return None


def option(decorator: ast.expr | None, name: str) -> object:
    """A constant that the decorator is given by keyword; ``...`` if it is no constant, None if it is not given."""
    if isinstance(decorator, ast.Call):
        for keyword in decorator.keywords:
            if keyword.arg == name:
                return keyword.value.value if isinstance(keyword.value, ast.Constant) else ...
    return None


def lifetime(context: Context, fixture: int) -> str:
    """One of ``SCOPES``; empty if only running it would tell."""
    given = option(decorator_of(context, fixture), "scope")
    return "function" if given is None else given if isinstance(given, str) and given in SCOPES else ""


def users(context: Context, sources: Iterable[int]) -> set[int]:
    """Tests and fixtures that ask for one of these fixtures, through others too."""
    if "users of fixtures" not in context.known:
        context.known["users of fixtures"] = _asked(context)
    asked: dict[int, set[int]] = context.known["users of fixtures"]
    found: set[int] = set()
    queue = deque(sources)
    while queue:
        for user in asked.get(queue.popleft(), ()):
            if user not in found:
                found.add(user)
                queue.append(user)
    return found


def _asked(context: Context) -> dict[int, set[int]]:
    """Who asks for each fixture: as a parameter, by a mark, or by being where it serves all."""
    asked: dict[int, set[int]] = {}
    for source, user, _ in context.program.state.fixtures:
        asked.setdefault(source, set()).add(user)
    for fixture in all_fixtures(context):
        if option(decorator_of(context, fixture), "autouse"):
            asked.setdefault(fixture, set()).update(_around(context, fixture))
    for function, names in _marked(context):
        for fixture in all_fixtures(context):
            if fixtures.provider(context.program.state, fixture) in names:
                asked.setdefault(fixture, set()).add(function)
    return asked


def _marked(context: Context) -> Iterator[tuple[int, frozenset[str]]]:
    """Tests that ask for fixtures by a mark, of their own or of their class."""
    state = context.program.state
    for scope, facts in enumerate(state.scopes):
        for decorator in facts.decorators:
            if decorator.dotted.endswith(f".{context.suite.asks}"):
                call = context.syntax(context.program.file(scope)).expression(decorator.place)
                given = call.args if isinstance(call, ast.Call) else []
                names = frozenset(a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str))
                inside = [scope, *(f for f in range(len(state.scopes)) if context.program.parent(f) == scope)]
                yield from ((f, names) for f in inside if is_test(context, f))


def _around(context: Context, fixture: int) -> Iterator[int]:
    """Tests that a fixture with ``autouse`` serves."""
    program = context.program
    cls = program.cls(fixture)
    for function in all_tests(context):
        if fixtures.visible(program.state, fixture, function):
            if cls is None or ((own := program.cls(function)) is not None and cls in classes.order(program.state, own)):
                yield function
