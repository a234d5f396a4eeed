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
    """The fixture as a generator, if the call is a statement of its body and a ``return`` only ends it."""
    syntax, host = context.syntax(use.file), context.program.host(use.scope)
    call, node = syntax.find(use.place, ast.Call), naming.definition(context, host)
    statement = syntax.parent(call) if call is not None else None
    if call is None or node is None or not isinstance(statement, ast.Expr) or statement not in node.body:
        return None
    rest = node.body[node.body.index(statement) + 1 :]
    last = rest[-1] if rest else None
    returned = last if isinstance(last, ast.Return) else None
    rest = rest[:-1] if returned is not None else rest
    others = [n for n in _own(node) if isinstance(n, ast.Return) and n is not returned]
    if others or len(call.args) != 1 or call.keywords or not _fits(context, use, host) or not _is_alone(call, node):
        return None
    edits: list[Edit] = [_block(syntax, [statement, *rest], returned, call.args[0]), *_annotation(syntax, node)]
    if not context.turned(host):
        edits += [AsyncDef(syntax.span(node)), *pytests.decorated(context, host)]
    return Rewrite(tuple((use.file, edit) for edit in edits))


def _fits(context: Context, use: Use, host: int) -> bool:
    """A fixture that can await at its end; all that is registered turns async."""
    scope = context.program.scope(host)
    if scope.kind is not ScopeKind.FUNCTION or scope.is_async or scope.is_generator or not suites.is_fixture(context, host):
        return False
    if not context.turned(host) and (context.suite.backend or suites.lifetime(context, host) != "function"):
        return False
    awaited = all(is_awaited(call, context.solution.migrated) for call in use.clients)
    return awaited and all(context.becomes_awaitable(f) for f in use.functions)


def _is_alone(call: ast.Call, node: ast.AST) -> bool:
    """Nothing else is registered, whose turn would come before or after."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    same = [n for n in ast.walk(node) if isinstance(n, ast.Attribute) and n.attr == name]
    given = call.args[0]
    return len(same) == 1 and not (isinstance(given, ast.Lambda) and _parameters(given))


def _parameters(node: ast.Lambda) -> bool:
    return bool(node.args.args or node.args.posonlyargs or node.args.kwonlyargs or node.args.vararg or node.args.kwarg)


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            yield child
            yield from _own(child)


def _block(syntax: Syntax, run: list[ast.stmt], returned: ast.Return | None, given: ast.expr) -> Edit:
    """What follows the registration is guarded by it from there on, as it was."""
    lines: list[str] = ["try:"]
    slots: list[tuple[str, tuple[Span, ...]]] = []
    if run[1:]:
        lines.append("    __qam_rest__")
        slots.append(("__qam_rest__", tuple(syntax.span(s) for s in run[1:])))
    if returned is not None and returned.value is not None:
        lines.append("    yield __qam_value__")
        slots.append(("__qam_value__", (syntax.span(returned.value),)))
    else:
        lines.append("    yield")
    ending = given.body if isinstance(given, ast.Lambda) else given
    lines += ["finally:", "    await __qam_end__" if ending is not given else "    await __qam_end__()"]
    slots.append(("__qam_end__", (syntax.span(ending),)))
    replaced = [*run, *([returned] if returned is not None else [])]
    return ReplaceBlock(tuple(syntax.span(s) for s in replaced), "\n".join(lines), tuple(slots))


def _annotation(syntax: Syntax, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Edit]:
    if node.returns is not None:
        span = syntax.span(node.returns)
        yield Replace(span, f"{_TYPE}[__qam_0__]", (("__qam_0__", (span,)),))
        yield AddImport("collections.abc", _TYPE)
