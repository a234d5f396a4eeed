"""What a test runner calls by its name before or after tests, and does not await: as a fixture that everything around it uses, it
is awaited at the same moments."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Around
from qdrant_async_migrate.idioms import connections, naming, suites
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AsyncDef, Decorate, Edit, Rename, ReplaceBlock, Undecorate
from qdrant_async_migrate.model.facts import ScopeKind

ORDER = 33
_HELP = "make it a fixture with autouse=True: that may be a coroutine function"


def for_function(context: Context, function: int) -> Answer:
    """``setup_class(cls)`` becomes an ``autouse`` fixture of the same lifetime and name, or is refused."""
    row = _row(context, function)
    if row is None or not suites.in_test_place(context, function):
        return None
    cls = context.program.cls(function)
    if cls is not None and suites.cases_with(context, cls):
        return None
    problem = next(_problems(context, function, row), "")
    if problem:
        return context.function_obstacle("QAM210", function, problem, _HELP)
    families = [f for f in sorted(context.solution.migrated) if function in context.closures.get(f, ())]
    if row.scope != "function" and not all(connections.is_local(context, f) for f in families):
        message = f"what {context.name(function)} prepares outlives the event loop of a test, and its client meets the next one"
        help_ = f'make the client in a fixture with scope="{row.scope}", so that all tests can share its loop'
        return context.function_obstacle("QAM204", function, message, help_)
    file = context.program.file(function)
    return Rewrite(tuple((file, edit) for edit in _edits(context, function, row)))


def _row(context: Context, function: int) -> Around | None:
    scope = context.program.scope(function)
    row = context.catalog.around(scope.name) if scope.kind is ScopeKind.FUNCTION else None
    known = row is not None and (not row.scope or row.method == (context.program.cls(function) is not None))
    return row if known and not suites.is_fixture(context, function) else None


def _problems(context: Context, function: int, row: Around) -> Iterator[str]:
    """Why it cannot be a fixture that does the same."""
    program, name = context.program, context.name(function)
    node = naming.definition(context, function)
    if not row.scope or node is None or program.scope(function).is_generator:
        yield f"{name} is called by the test runner, which does not await it"
        return
    if program.uses_of.get(function) or program.ties.get(function):
        yield f"{name} is called by the test runner, which does not await it, and by the program as well"
    allowed = {"class"} if row.scope == "class" else set()
    kind = program.method_kind(function)
    if not {kind} <= {"method", "function", *allowed} or len(node.decorator_list) != (kind == "class"):
        yield f"{name} is called by the test runner, which does not await it, and is decorated"
    positional, a = 2 if row.method and row.scope == "function" else 1, node.args
    own = a.posonlyargs or a.vararg or a.kwonlyargs or a.kwarg or a.defaults
    if own or len(a.args) > positional or (row.method and not a.args):
        yield f"{name} is called by the test runner, which does not await it, and has parameters of its own"
    if row.after and any(isinstance(n, ast.Return) and n.value is not None for n in _own(node)):
        yield f"{name} returns a value, which a fixture cannot after its tests"
    if context.suite.backend and row.scope != "function":
        yield f"{name} serves tests that await nothing as well, which have no event loop with {context.suite.plugin}"
    yield from _neighbours(context, function, row)


def _neighbours(context: Context, function: int, row: Around) -> Iterator[str]:
    """Others that run at the same moments, in an order that would change."""
    program, name = context.program, context.name(function)
    siblings = [f for f in context.functions_of_file(program.file(function)) if program.parent(f) == program.parent(function)]
    for other in siblings:
        if suites.is_fixture(context, other) and suites.option(suites.decorator_of(context, other), "autouse"):
            if suites.lifetime(context, other) == row.scope:
                yield f"{name} runs before the fixture {program.scope(other).name} now, and would run in the order of their names"
    if row.scope == "function" and not row.method:
        scopes = program.state.files[program.file(function)].scopes
        if any(s.kind is ScopeKind.CLASS and any(s.name.startswith(p) for p in context.suite.classes) for s in scopes):
            yield f"{name} is called for the functions of the module, and a fixture would serve its test classes too"


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            yield child
            yield from _own(child)


def _edits(context: Context, function: int, row: Around) -> Iterator[Edit]:
    node = naming.definition(context, function)
    assert node is not None
    syntax = context.syntax(context.program.file(function))
    code, imports = naming.spelled(syntax, context.suite.fixture if context.suite.marked else context.suite.plain_fixture)
    lifetime = f'scope="{row.scope}", ' if row.scope != "function" else ""
    loop = f'loop_scope="{row.scope}", ' if lifetime and context.suite.loops else ""
    plain = loop and not context.suite.marked
    if plain:  # a plain fixture takes no loop_scope
        code, imports = naming.spelled(syntax, context.suite.fixture)
    yield AsyncDef(syntax.span(node))
    yield Decorate(syntax.span(node), f"{code}({lifetime}{loop}autouse=True)")
    yield from imports
    yield from (Undecorate(syntax.span(d)) for d in node.decorator_list)
    yield from _body(syntax, node, row)


def _body(syntax: Syntax, node: ast.FunctionDef | ast.AsyncFunctionDef, row: Around) -> Iterator[Edit]:
    """The statements, after the tests if it is for them; the parameter keeps its name inside."""
    lines: list[str] = []
    of_class = row.scope == "class"
    given = node.args.args[1:] if row.method and not of_class else node.args.args[:1]
    for parameter in given:
        yield Rename(syntax.span(parameter), "self" if of_class else "request")
        if any(isinstance(n, ast.Name) and n.id == parameter.arg for s in node.body for n in ast.walk(s)):
            lines.append(f"{parameter.arg} = {'type(self)' if of_class else f'request.{row.given}'}")
    documented = ast.get_docstring(node) is not None and len(node.body) > 1
    spans = tuple(syntax.span(s) for s in node.body[1 if documented else 0 :])
    lines = [*(["yield"] if row.after else []), *lines]
    if lines:
        yield ReplaceBlock(spans, "\n".join([*lines, "__qam_body__"]), (("__qam_body__", spans),))
