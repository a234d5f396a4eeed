"""Methods of clients that a test replaces by a name which nobody can tell: ``monkeypatch.setattr(Client, method, spy)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.uses import owners
from qdrant_async_migrate.link.values import Kind

_MESSAGE = "nobody can tell which method of the client is replaced here, and whether what replaces it gives something to await"
_HELP = "name each method: one call for each of them, with a coroutine function or an AsyncMock"


def for_program(context: Context) -> Iterator[Refusal]:
    """Every replacement that may be one of a method that is awaited, and does not hand on what that gives."""
    for patch in patching.unnamed(context) if context.solution.migrated else ():
        families = _families(context, patch)
        if families and not _hands_on(context, patch):
            yield patching.refused(context, patch, _MESSAGE, _HELP, families, set())


def _families(context: Context, patch: Patch) -> set[int]:
    state, program = context.program.state, context.program
    clients = [v for v in patch.holders if state.kind(v) in (Kind.XCLS, Kind.OBJ)]
    found = {program.family_of.get(r, -1) for v in clients for r, cls in owners(state, v) if context.catalog.sdk(cls) is not None}
    return found & context.solution.migrated


def _hands_on(context: Context, patch: Patch) -> bool:
    """Each function that may be put there gives what the method itself gives, or raises."""
    state = context.program.state
    node = patching.argument(patch)
    values = state.graph.values(node) if node >= 0 else ()
    functions = [state.item(v)[1] for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND)]
    return bool(functions) and len(functions) == len(values) and all(_is_spy(context, patch, f) for f in functions)


def _is_spy(context: Context, patch: Patch, function: int) -> bool:
    syntax, call = patching.call_of(context, patch)
    node = syntax.find(context.program.scope(function).place, ast.FunctionDef)
    if call is None or node is None or context.program.file(function) != patch.call.file:
        return False
    if isinstance(node.body[-1], ast.Raise) and not any(isinstance(n, ast.Return) for n in ast.walk(node)):
        return len(node.body) == 1
    return _returns_only(node, _originals(syntax, call, node))


def _originals(syntax: Syntax, call: ast.Call, spy: ast.FunctionDef) -> set[str]:
    """Names of the method that is replaced: ``original = getattr(Client, method)``, and parameters with that for a default."""
    wanted = [ast.unparse(argument) for argument in call.args[:2]]
    names = {
        target.id
        for statement in ast.walk(syntax.function(call))
        if isinstance(statement, ast.Assign) and _is_read(statement.value, wanted)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    arguments = spy.args
    positional = [*arguments.posonlyargs, *arguments.args]
    given = [
        *zip(positional[::-1], arguments.defaults[::-1], strict=False),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return names | {a.arg for a, default in given if isinstance(default, ast.Name) and default.id in names}


def _is_read(node: ast.expr, wanted: list[str]) -> bool:
    is_getattr = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr"
    return is_getattr and isinstance(node, ast.Call) and [ast.unparse(a) for a in node.args[:2]] == wanted


def _returns_only(spy: ast.FunctionDef, originals: set[str]) -> bool:
    """The method is called nowhere but in ``return original(...)``, and nothing else is returned."""
    returned = [n.value for n in ast.walk(spy) if isinstance(n, ast.Return)]
    called = {id(v.func) for v in returned if isinstance(v, ast.Call) and isinstance(v.func, ast.Name) and v.func.id in originals}
    read = [n for statement in spy.body for n in ast.walk(statement) if isinstance(n, ast.Name) and n.id in originals]
    return len(called) == len(returned) > 0 and all(id(n) in called for n in read) and isinstance(spy.body[-1], ast.Return)
