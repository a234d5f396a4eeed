"""Tests that are plain functions, and their fixtures: the decorators that make their coroutine forms run, on one event loop
with the clients that they share."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from qdrant_async_migrate.idioms import generators, suites
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Refusal, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, AsyncDef, Decorate, DropImport, Edit, Replace, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.model.suite import SCOPES

ORDER = 35
_AROUND_EACH = frozenset({"setup_method", "teardown_method"})
_AROUND_ALL = frozenset(
    "setup_module teardown_module setup_class teardown_class setup_function teardown_function setup teardown "
    "setUpModule tearDownModule".split()
)


# definitions ----------------------------------------------------------------------------------------------------------------
def for_function(context: Context, function: int) -> Answer:
    """A test gets its marker, a fixture its decorator, ``setup_method`` becomes a fixture."""
    if context.scope_kind(function) is not ScopeKind.FUNCTION or function in context.bridged:
        return None
    cls = context.program.cls(function)
    if cls is not None and suites.cases_with(context, cls):
        return None
    if suites.is_fixture(context, function):
        return _fixture(context, function)
    if suites.is_test(context, function):
        return _test(context, function)
    name = context.program.scope(function).name
    if name in _AROUND_EACH | _AROUND_ALL and suites.in_test_place(context, function):
        return _around(context, function, name)
    return None


def _test(context: Context, function: int) -> Answer:
    file = context.program.file(function)
    edits = [AsyncDef(context.function_span(function)), *_marked(context, function)]
    return Rewrite(tuple((file, edit) for edit in edits))


def _marked(context: Context, function: int) -> Iterator[Edit]:
    """The marker that lets a coroutine test run; on the loop of the clients that its fixtures hand out."""
    loop = _loop_of(context, function)
    existing = _marker(context, function)
    syntax = context.syntax(context.program.file(function))
    code, imports = suites.spelled(syntax, context.suite.marker)
    if existing is not None:
        if loop and not isinstance(existing, ast.Call):
            yield Replace(syntax.span(existing), f'{code}(loop_scope="{loop}")')
        return
    if not loop and (not context.suite.marked or _inherits_marker(context, function)):
        return
    yield Decorate(context.function_span(function), f'{code}(loop_scope="{loop}")' if loop else code)
    yield from imports


def _marker(context: Context, function: int) -> ast.expr | None:
    """The marker that the function has already."""
    node = suites.definition(context, function)
    return next((d for d in node.decorator_list if _is_marker(context, d)), None) if node is not None else None


def _is_marker(context: Context, node: ast.expr) -> bool:
    target = node.func if isinstance(node, ast.Call) else node
    return isinstance(target, ast.Attribute) and ast.unparse(target).endswith(context.suite.marker.partition(".")[2])


def _inherits_marker(context: Context, function: int) -> bool:
    """A class around the test, or its module, has the marker: as a decorator or in ``pytestmark``."""
    node = suites.definition(context, function)
    syntax = context.syntax(context.program.file(function))
    for holder in syntax.ancestors(node) if node is not None else ():
        decorators = holder.decorator_list if isinstance(holder, ast.ClassDef) else []
        marks = [s.value for s in getattr(holder, "body", ()) if isinstance(s, ast.Assign) and "pytestmark" in map(_name, s.targets)]
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
    return Rewrite(tuple((file, edit) for edit in [*edits, *_decorated(context, function)]))


def _decorated(context: Context, function: int) -> Iterator[Edit]:
    """The decorator of a coroutine fixture, on the loop of the clients it shares."""
    decorator = suites.decorator_of(context, function)
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    loop = _loop_of(context, function)
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


def _around(context: Context, function: int, name: str) -> Answer:
    """``setup_method(self)`` is what a fixture of the class with ``autouse`` does; the runner itself does not await it."""
    node = suites.definition(context, function)
    cls = context.program.cls(function)
    alone = node is not None and cls is not None and len(node.args.args) == 1 and not node.decorator_list
    called = bool(context.program.uses_of.get(function)) or bool(context.program.ties.get(function))
    if name in _AROUND_ALL or not alone or called or context.program.scope(function).is_generator or node is None:
        message = f"{name} is called by the test runner, which does not await it"
        return context.function_obstacle("QAM210", function, message, "make it a fixture with autouse=True: that may be a coroutine function")
    file = context.program.file(function)
    syntax = context.syntax(file)
    code, imports = suites.spelled(syntax, context.suite.fixture if context.suite.marked else "pytest.fixture")
    edits: list[Edit] = [AsyncDef(syntax.span(node)), Decorate(syntax.span(node), f"{code}(autouse=True)"), *imports]
    if name.startswith("teardown"):
        spans = tuple(syntax.span(s) for s in node.body)
        edits.append(ReplaceBlock(spans, "yield\n__qam_body__", (("__qam_body__", spans),)))
    return Rewrite(tuple((file, edit) for edit in edits))


# event loops ----------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Shared:
    """Fixtures that outlive a test and hand out a client, or run on a loop: all that use them have to share a loop."""

    sources: frozenset[int]
    members: frozenset[int]
    scope: str


def _shared(context: Context) -> _Shared:
    if "shared" not in context.memo:
        longer = [f for f in suites.all_fixtures(context) if suites.lifetime(context, f) not in ("function", "")]
        sources = [f for f in longer if context.turned(f) or suites.families_of(context, f)]
        scope = max((suites.lifetime(context, f) for f in sources), key=SCOPES.index, default="function")
        members = frozenset(sources) | suites.users(context, sources)
        context.memo["shared"] = _Shared(frozenset(sources), members, scope)
    found: _Shared = context.memo["shared"]
    return found


def _loop_of(context: Context, function: int) -> str:
    """The ``loop_scope`` that a test or fixture needs; empty if what is configured will do."""
    shared = _shared(context)
    if not context.suite.loops or function not in shared.members:
        return ""
    enough = SCOPES.index(context.suite.test_loop) >= SCOPES.index(shared.scope) and not suites.is_fixture(context, function)
    return "" if enough else shared.scope


# the rest of the suite ------------------------------------------------------------------------------------------------------
def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Coroutine tests that share a client with others; tests that stay plain beside fixtures that do not; what is missing."""
    if not context.solution.migrated:
        return
    yield from _existing(context)
    if context.suite.backend:
        yield from _plain_beside(context)
        yield from _backend(context)
    yield from _plugin(context)
    yield from _unused_imports(context)
    yield from _bridged_inside(context)


def _existing(context: Context) -> Iterator[Rewrite | Refusal]:
    """Tests and fixtures that were coroutine functions before, and share a client now."""
    for function in sorted(_shared(context).members):
        scope = context.program.scope(function)
        if not scope.is_async or context.turned(function) or not _loop_of(context, function):
            continue
        marker = _marker(context, function)
        if isinstance(marker, ast.Call) and suites.option(marker, "loop_scope") != _loop_of(context, function):
            message = f"{scope.name} runs on another event loop than the client of its fixture"
            help_ = f'write loop_scope="{_shared(context).scope}"'
            obstacle = context.function_obstacle("QAM204", function, message, help_)
            yield Refusal(obstacle, _of_sources(context), _shared(context).sources)
        change = _decorated if suites.is_fixture(context, function) else _marked
        file = context.program.file(function)
        yield Rewrite(tuple((file, edit) for edit in change(context, function)))


def _of_sources(context: Context) -> frozenset[int]:
    return frozenset(family for f in _shared(context).sources for family in suites.families_of(context, f))


def _plain_beside(context: Context) -> Iterator[Rewrite]:
    """A coroutine fixture serves coroutine tests only: those that ask for it follow, although they await nothing."""
    turned = [f for f in suites.all_fixtures(context) if context.turned(f)]
    for function in sorted(suites.users(context, turned)):
        if suites.is_test(context, function) and not context.is_async_after(function):
            file = context.program.file(function)
            edits = [AsyncDef(context.function_span(function)), *_marked(context, function)]
            yield Rewrite(tuple((file, edit) for edit in edits))


def _backend(context: Context) -> Iterator[Rewrite | Refusal]:
    """The fixture that chooses the event loop has to live as long as the clients that are shared on it."""
    backend = next((f for f in suites.all_fixtures(context) if context.program.scope(f).name == context.suite.backend), None)
    lives = suites.lifetime(context, backend) if backend is not None else "module"
    for function in sorted(_shared(context).sources):
        short = not lives or SCOPES.index(suites.lifetime(context, function)) > SCOPES.index(lives)
        if short or not context.turned(function):
            message = f"the fixture {context.name(function)} outlives the event loop of a test, and its client would be used on the next one"
            help_ = f'give {context.suite.backend} the same scope and make the fixture a coroutine function, or give it scope="function"'
            families = suites.families_of(context, function)
            yield Refusal(context.function_obstacle("QAM204", function, message, help_), families, frozenset({function}))
    if backend is None and (first := next(_turned_parts(context), None)) is not None:
        message = f"no fixture {context.suite.backend} says on which event loop the tests run: each may run once per known library"
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


def _unused_imports(context: Context) -> Iterator[Rewrite]:
    """``import pytest`` that only served decorators which are others now."""
    changed: dict[int, list[ast.expr]] = {}
    for function in suites.all_fixtures(context):
        if any(isinstance(e, Replace) for e in _decorated(context, function)) and _changes(context, function):
            changed.setdefault(context.program.file(function), []).append(suites.decorator_of(context, function))  # type: ignore[arg-type]
    for file, decorators in sorted(changed.items()):
        yield Rewrite(tuple((file, edit) for edit in _dropped(context, context.syntax(file), file, decorators)))


def _changes(context: Context, function: int) -> bool:
    return context.turned(function) or context.program.scope(function).is_async and bool(_loop_of(context, function))


def _dropped(context: Context, syntax: Syntax, file: int, decorators: list[ast.expr]) -> Iterator[Edit]:
    targets = [d.func if isinstance(d, ast.Call) else d for d in decorators]
    heads = [next(n for n in ast.walk(t) if isinstance(n, ast.Name)) for t in targets]
    marks = any(context.program.file(f) == file and _is_plain_test(context, f) for f in _turned_parts(context))
    for statement in syntax.tree.body if isinstance(syntax.tree, ast.Module) else []:
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            continue
        for alias in statement.names:
            name = alias.asname or alias.name
            used = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == name]
            if used and all(n in heads for n in used) and not (marks and isinstance(statement, ast.Import)):
                yield DropImport(syntax.span(alias))


def _bridged_inside(context: Context) -> Iterator[Refusal]:
    """A command that runs a loop of its own cannot be run, by a library, from a test that is a coroutine."""
    for function in sorted(context.bridged):
        for number in context.program.uses_of.get(function, ()) if context.turned(function) else ():
            use = context.program.uses[number]
            host = context.program.host(use.scope)
            inside = context.is_async_after(host) and host not in context.bridged and bool(context.program.scope(host).qualname)
            if inside and use.role is not Role.CALL:
                message = f"{context.name(function)} runs an event loop of its own and is run from a coroutine here"
                obstacle = context.obstacle("QAM604", use, message, "run the command from a test of its own that awaits nothing")
                yield Refusal(obstacle, functions=frozenset({host, function}))
