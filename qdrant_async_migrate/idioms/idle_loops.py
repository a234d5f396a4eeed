"""``loop = asyncio.get_running_loop()`` that only asked for threads: it goes with the last of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import naming, offload
from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.guarded_runs import GIVING
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import ReplaceBlock
from qdrant_async_migrate.model.program import Obstacle, Role, Use

_AROUND = (*FUNCTIONS, ast.Try, ast.If)
"""Statements that no idiom replaces as a whole: what stands right inside of them can go on its own."""


def for_program(context: Context) -> Iterator[Rewrite]:
    """The assignments in functions whose work comes back from its threads."""
    back: dict[int, set[ast.AST]] = {}
    for use in context.program.uses:
        call = _brought_back(context, use)
        if call is not None:
            back.setdefault(use.file, set()).add(call)
    for file, calls in sorted(back.items()):
        syntax = context.syntax(file)
        functions = {f: None for call in sorted(calls, key=syntax.span) if isinstance(f := syntax.function(call), FUNCTIONS)}
        for statement in (s for f in functions for s in _idle(context, file, f, calls)):
            yield Rewrite(((file, ReplaceBlock((syntax.span(statement),), "")),))


def _brought_back(context: Context, use: Use) -> ast.Call | None:
    """The call that gives work to a thread, if the work is awaited in place afterwards."""
    if use.role is not Role.APPLY or use.how != offload.HOW or not context.live(use):
        return None
    call = context.syntax(use.file).find(use.place, ast.Call)
    owner = call.func.value if call is not None and isinstance(call.func, ast.Attribute) else None
    return call if isinstance(owner, ast.Name) and not isinstance(offload.for_use(context, use), Obstacle) else None


def _idle(context: Context, file: int, function: ast.AST, calls: set[ast.AST]) -> Iterator[ast.stmt]:
    """Assignments of the running loop to names that mean nothing but it, and that only ``calls`` ask."""
    syntax = context.syntax(file)
    nodes = list(ast.walk(function))
    kept = {name for n in nodes if isinstance(n, (ast.Global, ast.Nonlocal)) for name in n.names}
    kept |= {n.arg for n in nodes if isinstance(n, ast.arg)}
    named: dict[str, list[ast.Name]] = {}
    for node in nodes:
        if isinstance(node, ast.Name):
            named.setdefault(node.id, []).append(node)
    for name in sorted(named.keys() - kept):
        loads = [n for n in named[name] if isinstance(n.ctx, ast.Load)]
        bound = [_assignment(context, file, n) for n in named[name] if not isinstance(n.ctx, ast.Load)]
        if loads and bound and all(_asks_for_thread(syntax, n, calls) for n in loads):
            found = [statement for statement in bound if statement is not None]
            yield from found if len(found) == len(bound) else ()


def _asks_for_thread(syntax: Syntax, node: ast.Name, calls: set[ast.AST]) -> bool:
    asked = syntax.parent(node)
    call = syntax.parent(asked) if isinstance(asked, ast.Attribute) else None
    return call in calls and isinstance(call, ast.Call) and call.func is asked


def _assignment(context: Context, file: int, target: ast.Name) -> ast.stmt | None:
    """``target = asyncio.get_running_loop()``, where the statement can go on its own."""
    syntax = context.syntax(file)
    match syntax.parent(target):
        case ast.Assign(targets=[only], value=ast.Call(func=func, args=[], keywords=[])) as statement if only is target:
            module, _, called = naming.dotted(context, file, func).rpartition(".")
            return statement if module == "asyncio" and called in GIVING and _stands_alone(syntax, statement) else None
    return None


def _stands_alone(syntax: Syntax, statement: ast.stmt) -> bool:
    for above in syntax.ancestors(statement):
        if not isinstance(above, _AROUND):
            return False
        if isinstance(above, FUNCTIONS):
            return True
    return False
