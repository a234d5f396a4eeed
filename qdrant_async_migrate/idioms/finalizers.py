"""What a fixture asks to be called at its end and has to be awaited: it yields its value and awaits in a ``finally``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms import naming, pytests, suites
from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, AsyncDef, Edit, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.solve import is_awaited

_KEY = "fixture"
"""In ``twins`` of a row: what a fixture does instead."""
_TYPE = "AsyncIterator"
_LEVEL = " " * 4


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every coroutine function, or method of a client, that a fixture registers for its end."""
    for use in context.program.uses:
        if use.role in (Role.ESCAPE, Role.APPLY) and context.live(use):
            rows = [context.catalog.boundary(name, How.CALLBACK) for name in use.others]
            row = next((r for r in rows if r is not None and _KEY in r.twins), None)
            if row is not None:
                yield _rewritten(context, use) or _refused(context, use, row.help)


def _refused(context: Context, use: Use, help_: str) -> Refusal:
    message = "this is called at the end of a fixture, by what does not await it"
    families = frozenset(c.family for c in use.clients)
    return Refusal(context.obstacle("QAM210", use, message, help_), families, frozenset(use.functions))


def _rewritten(context: Context, use: Use) -> Rewrite | None:
    """The fixture as a generator, if its calls are statements of its body and a ``return`` only ends it."""
    syntax, host = context.syntax(use.file), context.program.host(use.scope)
    call, node = syntax.find(use.place, ast.Call), naming.definition(context, host)
    calls = _registered(call, node) if call is not None and node is not None else []
    if call is None or node is None or not calls:
        return None
    body = node.body[node.body.index(syntax.statement(calls[0])) :]
    returned = body[-1] if isinstance(body[-1], ast.Return) else None
    body = body[:-1] if returned is not None else body
    others = [n for n in _own(node) if isinstance(n, ast.Return) and n is not returned]
    if others or not all(_is_awaited(context, use, c, host) for c in calls):
        return None
    if call is not calls[0]:
        return Rewrite()
    parts = _parts(body, [syntax.statement(c) for c in calls])
    edits: list[Edit] = [_block(syntax, parts, returned, [c.args[0] for c in calls]), *_annotation(syntax, node)]
    if not context.turned(host):
        edits += [AsyncDef(syntax.span(node)), *pytests.decorated(context, host)]
    return Rewrite(tuple((use.file, edit) for edit in edits))


def _registered(call: ast.Call, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.Call]:
    """All calls of the fixture that register something, in their order; empty if one is more than a statement of its body."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    same = [n for n in ast.walk(node) if isinstance(n, ast.Attribute) and n.attr == name]
    found = [s.value for s in node.body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call) and s.value.func in same]
    plain = all(len(c.args) == 1 and not c.keywords and not isinstance(c.args[0], ast.Starred) for c in found)
    return found if call in found and len(found) == len(same) and plain else []


def _is_awaited(context: Context, use: Use, call: ast.Call, host: int) -> bool:
    """What this call registers turns async, and takes nothing."""
    syntax, given = context.syntax(use.file), call.args[0]
    if isinstance(given, ast.Lambda) and _parameters(given):
        return False
    registering = [u for u in context.uses_of_file(use.file) if u.role is use.role and syntax.find(u.place, ast.Call) is call]
    return bool(registering) and all(context.live(u) and _fits(context, u, host) for u in registering)


def _parts(body: list[ast.stmt], registering: list[ast.stmt]) -> list[list[ast.stmt]]:
    """The statements after each of those that register something, up to the next."""
    parts: list[list[ast.stmt]] = []
    for statement in body:
        if statement in registering:
            parts.append([])
        else:
            parts[-1].append(statement)
    return parts


def _fits(context: Context, use: Use, host: int) -> bool:
    """A fixture that can await at its end; all that is registered turns async."""
    scope = context.program.scope(host)
    if scope.kind is not ScopeKind.FUNCTION or scope.is_async or scope.is_generator or not suites.is_fixture(context, host):
        return False
    if not context.turned(host) and (context.suite.backend or suites.lifetime(context, host) != "function"):
        return False
    awaited = all(is_awaited(call, context.solution.migrated) for call in use.clients)
    return awaited and all(context.becomes_awaitable(f) for f in use.functions)


def _parameters(node: ast.Lambda) -> bool:
    return bool(node.args.args or node.args.posonlyargs or node.args.kwonlyargs or node.args.vararg or node.args.kwarg)


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            yield child
            yield from _own(child)


def _block(syntax: Syntax, parts: list[list[ast.stmt]], returned: ast.Return | None, given: list[ast.expr]) -> Edit:
    """What follows a registration is guarded by it from there on, as it was; the last one comes first at the end."""
    lines: list[str] = []
    slots: list[tuple[str, tuple[Span, ...]]] = []
    for level, part in enumerate(parts):
        lines.append(f"{_LEVEL * level}try:")
        if part:
            lines.append(f"{_LEVEL * (level + 1)}__qam_rest_{level}__")
            slots.append((f"__qam_rest_{level}__", tuple(syntax.span(s) for s in part)))
    if returned is not None and returned.value is not None:
        lines.append(f"{_LEVEL * len(parts)}yield __qam_value__")
        slots.append(("__qam_value__", (syntax.span(returned.value),)))
    else:
        lines.append(f"{_LEVEL * len(parts)}yield")
    for level, called in reversed(list(enumerate(given))):
        ending = called.body if isinstance(called, ast.Lambda) else called
        call = "" if ending is not called else "()"
        lines += [f"{_LEVEL * level}finally:", f"{_LEVEL * (level + 1)}await __qam_end_{level}__{call}"]
        slots.append((f"__qam_end_{level}__", (syntax.span(ending),)))
    first = syntax.statement(given[0])
    block = syntax.block(first)
    return ReplaceBlock(tuple(syntax.span(s) for s in block[block.index(first) :]), "\n".join(lines), tuple(slots))


def _annotation(syntax: Syntax, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Edit]:
    if node.returns is not None:
        span = syntax.span(node.returns)
        yield Replace(span, f"{_TYPE}[__qam_0__]", (("__qam_0__", (span,)),))
        yield AddImport("collections.abc", _TYPE)
