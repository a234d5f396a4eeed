"""What tests put in the place of something that turns async: a stand-in must give what is awaited."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import naming, patching
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.uses import owners
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit, Insert, Rename, Replace
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.solve import AWAITED_KINDS

ORDER = 80
_AWAITING = "AsyncMock"


def for_function(context: Context, function: int) -> Answer:
    """A lambda that replaces a function that turns async: ``async def`` before the statement."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.LAMBDA:
        return None
    file = context.program.file(function)
    syntax = context.syntax(file)
    node = syntax.find(scope.place, ast.Lambda)
    holder = syntax.parent(node) if node is not None else None
    call = syntax.parent(holder) if isinstance(holder, ast.keyword) else holder
    if not isinstance(node, ast.Lambda) or not isinstance(call, ast.Call) or not _is_patch(context, file, call):
        return None
    if any(context.waits(context.program.uses[n]) for n in context.program.uses_in.get(function, ())):
        return None
    statement = syntax.statement(node)
    if first_barrier(syntax, node) is not None or isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return context.function_obstacle("QAM210", function, "this lambda replaces a coroutine function: write it as async def")
    host = context.program.host(context.program.parent(function))
    name = _name(context, host, call)
    code = f"{_gap(syntax, statement)}async def {name}({ast.unparse(node.args)}):\n    return __qam_0__"
    body = (("__qam_0__", (syntax.span(node.body),)),)
    inserted = Insert(syntax.span(statement), "before", code, body)
    return Rewrite(((file, inserted), (file, Replace(syntax.span(node), name))))


def _gap(syntax: Syntax, statement: ast.stmt) -> str:
    """An empty line above a function that goes right below another statement of its block."""
    above = statement.lineno - 2
    while above >= 0 and syntax.source_lines[above].lstrip().startswith("#"):
        above -= 1
    return "\n" if syntax.block(statement)[0] is not statement and above >= 0 and syntax.source_lines[above].strip() else ""


def _name(context: Context, host: int, call: ast.Call) -> str:
    """``fake_count`` for what replaces ``count``, another one for each replacement in a function."""
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    patched = texts[-1].rpartition(".")[2].strip("_") if texts else ""
    syntax = context.syntax(context.program.file(host))
    given: dict[tuple[int, str], ast.Call] = context.memo.setdefault("names of replacements", {})
    taken = {n.id for n in ast.walk(syntax.function(call)) if isinstance(n, ast.Name)} | set(context.program.scope(host).cells)
    wanted = f"fake_{patched}" if patched.isidentifier() else "replacement"
    name = next(n for n in naming.free_names(wanted, taken) if given.get((host, n), call) is call)
    given[host, name] = call
    return name


def _is_patch(context: Context, file: int, node: ast.Call) -> bool:
    place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    return any(call.file == file and call.place == place for call in patching.stand_ins(context))


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every replacement of something that turns async."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        yield from _function(context, patch)
        yield from _method(context, patch)


def _function(context: Context, patch: Patch) -> Iterator[Rewrite | Refusal]:
    state = context.program.state
    values = [v for holder in patch.holders for v in patching.values(context, holder, patch.name)]
    functions = {state.item(v)[1] for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND)}
    turned = {f for f in functions if context.becomes_awaitable(f)}
    if turned and not _follows(context, patch):
        yield from _awaitable(context, patch, turned, set())


def _method(context: Context, patch: Patch) -> Iterator[Rewrite | Refusal]:
    """``patch.object(Client, "count", ...)``: for the clients of the whole program at once."""
    program = context.program
    found: set[int] = set()
    for holder in patch.holders:
        for reference, cls in owners(program.state, holder):
            sdk = context.catalog.sdk(cls)
            method = context.catalog.method(sdk, patch.name) if sdk is not None else None
            if method is not None and method.kind.value in AWAITED_KINDS and reference in program.family_of:
                found.add(program.family_of[reference])
    migrated = (found | _of_library(context, patch)) & context.solution.migrated
    if not migrated:
        return
    if any(family.calls and number not in context.solution.migrated for number, family in program.families.items()):
        yield patching.refused(
            context, patch, f"{patch.name} is replaced here for clients that stay sync too", "", migrated, set()
        )
    elif not _follows(context, patch):
        yield from _awaitable(context, patch, set(), migrated)


def _of_library(context: Context, patch: Patch) -> set[int]:
    """``"library.Client.count"``: all clients of that class."""
    state = context.program.state
    named = [f"{state.item(h)[1]}.{patch.steps[0]}" for h in patch.holders if state.kind(h) == Kind.EXT and len(patch.steps) == 1]
    rows = [row for name in named if (row := context.catalog.sdk(name)) is not None]
    methods = (context.catalog.method(row, patch.name) for row in rows)
    if not any(method is not None and method.kind.value in AWAITED_KINDS for method in methods):
        return set()
    references = (r for r in state.references if context.catalog.sdk(r.cls) in rows)
    return {context.program.family_of[r.number] for r in references if r.number in context.program.family_of}


def _follows(context: Context, patch: Patch) -> bool:
    """What is put in the place is a coroutine function afterwards, or there is nothing: then the mock is made to fit."""
    state = context.program.state
    values = state.graph.values(patching.argument(patch)) if patching.argument(patch) >= 0 else ()
    functions = [state.item(v)[1] for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND)]
    return bool(functions) and len(functions) == len(values) and all(context.is_async_after(f) for f in functions)


def _awaitable(context: Context, patch: Patch, functions: set[int], families: set[int]) -> Iterator[Rewrite | Refusal]:
    """Let what is put in the place give something to await."""
    syntax, node = patching.call_of(context, patch)
    message = f"{patch.name} turns async, and what replaces it here gives nothing to await"
    help_ = "replace it by a coroutine function, or by an AsyncMock"
    if patch.name == "__init__":
        message = "what this constructor awaits moves out of it, and what replaces it here would not keep that from running"
        help_ = "make the object without it: object.__new__(Class)"
    given = {k.arg for k in node.keywords} if node is not None else set()
    if patching.argument(patch) < 0:
        generator = any(context.program.scope(f).is_generator for f in functions)
        special = any(context.program.method_kind(f) not in ("function", "method", "static", "class") for f in functions)
        if generator or special or "new_callable" in given or node is None:
            yield patching.refused(context, patch, message, help_, families, functions)
        return
    mock = _mock_given(context, syntax, node, patch) if node is not None else None
    if mock is None:
        yield patching.refused(context, patch, message, help_, families, functions)
    elif mock:
        yield Rewrite(tuple((patch.call.file, edit) for edit in mock))


def _mock_given(context: Context, syntax: Syntax, node: ast.Call, patch: Patch) -> list[Edit] | None:
    """``Mock(return_value=x)`` -> ``AsyncMock(return_value=x)``, here or where its name is bound; None: it is something else."""
    given = patching.given(node, patch)
    if isinstance(given, ast.Name):
        function = syntax.function(node)
        bound = [
            s.value
            for s in ast.walk(function)
            if isinstance(s, ast.Assign) and any(isinstance(t, ast.Name) and t.id == given.id for t in s.targets)
        ]
        given = bound[0] if len(bound) == 1 else None
    if not isinstance(given, ast.Call) or given.args or not {k.arg for k in given.keywords} <= {*patching.RESULTS, "name"}:
        return None
    place = (given.lineno, given.col_offset, given.end_lineno, given.end_col_offset)
    state = context.program.state
    called = [state.item(v) for c in state.calls if c.file == patch.call.file and c.place == place for v in c.targets]
    names = [str(item[1]) for item in called if item[0] in (Kind.EXT, Kind.MEM)]
    if len(called) != 1 or not names or not patching.is_stand_in(context, names[0]):
        return None
    if names[0].endswith(f".{_AWAITING}"):
        return []
    if isinstance(given.func, ast.Attribute):
        return [Rename(syntax.span(given.func), _AWAITING)]
    if isinstance(given.func, ast.Name):
        return list(naming.rebound(syntax, [given.func], f"{names[0].rpartition('.')[0]}.{_AWAITING}"))
    return None
