"""The project's own tests: which functions a test runner calls, what provides their parameters, and for how long that lives."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from qdrant_async_migrate.catalog.schema import Boundary, Use as How
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes, fixtures, uses as linked
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit, Rename
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.suite import SCOPES

TWIN = "class"
"""Key of ``twins`` in the row of a base class: the class to derive from instead."""


# tests ----------------------------------------------------------------------------------------------------------------------
def is_test(context: Context, function: int) -> bool:
    """A test that the runner collects by its name: a function of a module, or a method of a test class."""
    scope = context.program.scope(function)
    named = scope.kind is ScopeKind.FUNCTION and any(_fits(scope.name, p) for p in context.suite.functions)
    return named and in_test_place(context, function)


def in_test_place(context: Context, function: int) -> bool:
    """The function stands where the runner collects: in a test module, or a test class of one."""
    program = context.program
    name = program.facts(function).path.rsplit("/", 1)[-1]
    if not any(fnmatchcase(name, p) for p in context.suite.files):
        return False
    parent = program.parent(function)
    while parent >= 0 and program.scope(parent).kind is ScopeKind.CLASS:
        if not any(_fits(program.scope(parent).name, p) for p in context.suite.classes):
            return False
        parent = program.parent(parent)
    return parent < 0 or program.scope(parent).kind is ScopeKind.MODULE


def _fits(name: str, pattern: str) -> bool:
    return name.startswith(pattern) or fnmatchcase(name, pattern)


def case_row(context: Context, cls: int) -> Boundary | None:
    """What is known of the base class of test cases that ``cls`` derives from, if its tests have to move to another base."""
    for base in context.program.foreign_bases(cls):
        row = context.catalog.boundary(base, How.BASE)
        if row is not None and TWIN in row.twins:
            return row
    return None


def cases_with(context: Context, cls: int) -> list[int]:
    """Test cases (classes) in which the methods of ``cls`` run."""
    return [c for c in (cls, *context.program.subclasses(cls)) if case_row(context, c) is not None]


def is_run_alone(context: Context, function: int) -> bool:
    """A test: it is called by the runner, on an event loop of its own if nothing else is said."""
    cls = context.program.cls(function)
    if cls is not None and cases_with(context, cls):
        return context.program.scope(function).name.startswith("test")
    return is_test(context, function)


# fixtures -------------------------------------------------------------------------------------------------------------------
def is_fixture(context: Context, function: int) -> bool:
    return bool(fixtures.provider(context.program.state, function))


def all_fixtures(context: Context) -> list[int]:
    """Every fixture of the program."""
    if "fixtures" not in context.memo:
        scopes = context.program.state.scopes
        decorated = (f for f, s in enumerate(scopes) if s.kind is ScopeKind.FUNCTION and s.decorators)
        context.memo["fixtures"] = [f for f in decorated if is_fixture(context, f)]
    found: list[int] = context.memo["fixtures"]
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
    asked: dict[int, set[int]] = {}
    for source, user, _ in context.program.state.fixtures:
        asked.setdefault(source, set()).add(user)
    for fixture in all_fixtures(context):
        if option(decorator_of(context, fixture), "autouse"):
            asked.setdefault(fixture, set()).update(_around(context, fixture))
    found: set[int] = set()
    queue = deque(sources)
    while queue:
        for user in asked.get(queue.popleft(), ()):
            if user not in found:
                found.add(user)
                queue.append(user)
    return found


def _around(context: Context, fixture: int) -> Iterator[int]:
    """Tests that a fixture with ``autouse`` serves."""
    program = context.program
    cls = program.cls(fixture)
    for function in range(len(program.state.scopes)):
        if is_test(context, function) and fixtures.visible(program.state, fixture, function):
            if cls is None or (own := program.cls(function)) is not None and cls in classes.order(program.state, own):
                yield function


# clients --------------------------------------------------------------------------------------------------------------------
def families_of(context: Context, fixture: int) -> frozenset[int]:
    """Migrating families of which the fixture hands out a client that has connections, itself or inside of an object."""
    program = context.program
    state = program.state
    scope = program.scope(fixture)
    nodes = [state.node_in(fixture, n) for n in (scope.returns, scope.yields) if n >= 0]
    queue = deque(v for node in nodes for v in state.graph.values(node))
    seen: set[int] = set()
    found: set[int] = set()
    while queue:
        value = queue.popleft()
        if value in seen:
            continue
        seen.add(value)
        found.update(f for r, _ in linked.owners(state, value) if (f := program.family_of.get(r, -1)) in context.solution.migrated)
        if state.kind(value) in (Kind.INST, Kind.CONT, Kind.OBJ):
            queue.extend(v for _, node in state.slots(value) for v in state.graph.values(node))
    return frozenset(f for f in found if not is_local(context, f))


def is_local(context: Context, family: int) -> bool:
    """All clients of the family run inside of the process: they have no connections that belong to an event loop."""
    program = context.program
    references = set(program.families[family].references)
    made = 0
    for call in program.state.calls:
        for value in call.targets:
            item = program.state.item(value)
            if item[0] == Kind.XCLS and item[2] in references:
                made += 1
                sdk = context.catalog.sdk(item[1])
                if sdk is None or not any(_opens_store(call.constants, sdk.params, name, call.keywords) for name in sdk.shared_store):
                    return False
    return made > 0


def _opens_store(constants: dict[object, str], params: tuple[str, ...], name: str, keywords: tuple[tuple[str | None, int], ...]) -> bool:
    position = params.index(name) if name in params else None
    given = constants.get(name, constants.get(position))
    if given is not None:
        return given == "':memory:'" or (name != "location" and given != "None")
    return name != "location" and any(key == name for key, _ in keywords)


# names ----------------------------------------------------------------------------------------------------------------------
def rebound(syntax: Syntax, names: list[ast.Name], dotted: str) -> Iterator[Edit]:
    """Let ``names``, all the same, mean ``dotted`` instead, with the import it needs."""
    module, _, short = dotted.rpartition(".")
    old = names[0].id
    yield from (Rename(syntax.span(n), short) for n in names)
    others = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == old and n not in names]
    yield AddImport(module, short)
    for statement in ast.walk(syntax.tree):
        if isinstance(statement, ast.ImportFrom) and not others:
            yield from (DropImport(syntax.span(a)) for a in statement.names if (a.asname or a.name) == old)


def spelled(syntax: Syntax, dotted: str) -> tuple[str, list[Edit]]:
    """How the file writes ``dotted``, and the import that it lacks: ``import pytest as p`` makes ``p.mark`` of ``pytest.mark``."""
    package, _, rest = dotted.partition(".")
    for statement in syntax.tree.body if isinstance(syntax.tree, ast.Module) else []:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                if alias.name == package:
                    return f"{alias.asname or package}.{rest}", []
    return dotted, [AddImport(package)]


def definition(context: Context, function: int) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The syntax of a function of the program."""
    node = context.syntax(context.program.file(function)).find(context.program.scope(function).place, *FUNCTIONS)
    return node if isinstance(node, FUNCTIONS) else None
