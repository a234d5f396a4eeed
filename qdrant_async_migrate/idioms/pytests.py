"""Tests that are plain functions, and their fixtures: the decorators that make their coroutine forms run, on one event loop
with the clients that they share."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import generators, naming, shared_loops, suites
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.model.edits import AddImport, AsyncDef, Decorate, Edit, Replace
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle

ORDER = 35


# definitions ----------------------------------------------------------------------------------------------------------------
def for_function(context: Context, function: int) -> Answer:
    """A test gets its marker, a fixture its decorator; a hook is refused."""
    if context.scope_kind(function) is not ScopeKind.FUNCTION or function in context.bridged:
        return None
    cls = context.program.cls(function)
    if cls is not None and suites.cases_with(context, cls):
        return None
    if cls is not None and _is_named_test(context, function) and suites.has_unknown_base(context, cls):
        message = (
            f"a base class of {context.name(function)} is not known here: as a coroutine the test might pass without running"
        )
        return context.function_obstacle("QAM210", function, message, "name the base class itself")
    if suites.is_fixture(context, function):
        return _fixture(context, function)
    if suites.is_test(context, function):
        return _test(context, function)
    name = context.program.scope(function).name
    if name.startswith(context.suite.hooks) and cls is None:
        message = f"{name} is a hook: the test runner calls it and drops the coroutine"
        return context.function_obstacle("QAM103", function, message, "do it in a fixture with autouse=True")
    return None


def _is_named_test(context: Context, function: int) -> bool:
    return context.program.scope(function).name.startswith(context.suite.methods)


def _test(context: Context, function: int) -> Answer:
    file = context.program.file(function)
    edits = [AsyncDef(context.function_span(function)), *marked(context, function)]
    return Rewrite(tuple((file, edit) for edit in edits))


def marked(context: Context, function: int) -> Iterator[Edit]:
    """The marker that lets a coroutine test run; on the loop of the clients that its fixtures hand out."""
    loop = shared_loops.loop_of(context, function)
    existing = marker(context, function)
    syntax = context.syntax(context.program.file(function))
    code, imports = naming.spelled(syntax, context.suite.marker)
    if existing is not None:
        if loop and not isinstance(existing, ast.Call):
            yield Replace(syntax.span(existing), f'{code}(loop_scope="{loop}")')
        return
    if not loop and (not context.suite.marked or _inherits_marker(context, function)):
        return
    yield Decorate(context.function_span(function), f'{code}(loop_scope="{loop}")' if loop else code)
    yield from imports


def marker(context: Context, function: int) -> ast.expr | None:
    """The marker that the function has already."""
    node = naming.definition(context, function)
    return next((d for d in node.decorator_list if _is_marker(context, d)), None) if node is not None else None


def _is_marker(context: Context, node: ast.expr) -> bool:
    target = node.func if isinstance(node, ast.Call) else node
    return isinstance(target, ast.Attribute) and ast.unparse(target).endswith(context.suite.marker.partition(".")[2])


def _inherits_marker(context: Context, function: int) -> bool:
    """A class around the test, or its module, has the marker: as a decorator or in the variable for all tests."""
    node = naming.definition(context, function)
    syntax = context.syntax(context.program.file(function))
    for holder in syntax.ancestors(node) if node is not None else ():
        decorators = holder.decorator_list if isinstance(holder, ast.ClassDef) else []
        marks = [
            s.value
            for s in getattr(holder, "body", ())
            if isinstance(s, ast.Assign) and context.suite.marks in map(_name, s.targets)
        ]
        inner = [m for mark in marks for m in (mark.elts if isinstance(mark, (ast.List, ast.Tuple)) else [mark])]
        if any(_is_marker(context, d) for d in [*decorators, *inner]):
            return True
    return False


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _fixture(context: Context, function: int) -> Answer:
    if not suites.lifetime(context, function):
        message = f"how long the fixture {context.name(function)} lives is known only when it runs, and so is its event loop"
        return context.function_obstacle("QAM204", function, message, 'write scope="session", or whatever it is')
    made = generators.for_function(context, function) if context.program.scope(function).is_generator else None
    if isinstance(made, Obstacle):
        return made
    file = context.program.file(function)
    edits: list[Edit] = [e for _, e in made.edits] if made is not None else [AsyncDef(context.function_span(function))]
    return Rewrite(tuple((file, edit) for edit in [*edits, *decorated(context, function)]))


def decorated(context: Context, function: int) -> Iterator[Edit]:
    """The decorator of a coroutine fixture, on the loop of the clients it shares."""
    decorator = suites.decorator_of(context, function)
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    loop = shared_loops.loop_of(context, function)
    if decorator is None or target is None or not (context.suite.marked or loop) or context.suite.backend:
        return
    syntax = context.syntax(context.program.file(function))
    code = context.suite.fixture
    if loop and suites.option(decorator, "loop_scope") is None:
        given = [syntax.source(a) for a in [*decorator.args, *decorator.keywords]] if isinstance(decorator, ast.Call) else []
        yield Replace(syntax.span(decorator), f"{code}({', '.join([*given, _quoted('loop_scope', loop)])})")
    elif ast.unparse(target) != code:
        yield Replace(syntax.span(target), code)
    yield AddImport(code.partition(".")[0])


def _quoted(name: str, value: str) -> str:
    return f'{name}="{value}"'
