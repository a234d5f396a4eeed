"""Code that was moved to a thread because it blocked: what turned async is awaited in place."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.applying import inner_uses, lambda_use
from qdrant_async_migrate.idioms.barriers import first_barrier, is_handed
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.outdenting import between, outdent
from qdrant_async_migrate.idioms.partials_in_threads import written_out
from qdrant_async_migrate.idioms.plain import has_own_form, mixed
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Await, Direct, Edit, Replace, Span
from qdrant_async_migrate.model.program import Role, Use

ORDER = 40
_SHORT = 79
HOW = "offload"
"""How such a place runs its function."""


def for_use(context: Context, use: Use) -> Answer:
    """``await to_thread(f, x)`` -> ``await f(x)``."""
    if use.role is not Role.APPLY or use.how != HOW or not context.live(use):
        return None
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    position = int(str(use.argument).split(",")[0]) if str(use.argument)[:1].isdigit() else -1
    if call is None or position < 0 or len(call.args) <= position or _mixed(context, use):
        return context.obstacle("QAM103", use, "the function that runs in the thread is not always the one that turned async")
    function = call.args[position]
    if isinstance(function, ast.Lambda):
        return _lambda(context, use, call, function)
    if edits := tuple(written_out(context, use, call, position, HOW)):
        return Rewrite(tuple((use.file, edit) for edit in edits))
    return Rewrite(((use.file, _direct(context, use, call, position)),))


def _mixed(context: Context, use: Use) -> bool:
    kept = [c for c in use.clients if c.family not in context.solution.migrated or c.kind not in ("coroutine", "awaitable")]
    return bool(kept) or any(not context.becomes_awaitable(f) for f in use.functions)


def _direct(context: Context, use: Use, call: ast.Call, position: int) -> Edit:
    """The call itself, its arguments laid out and commented as they were; in one line if what follows would not stand right."""
    syntax = context.syntax(use.file)
    function, rest = call.args[position], [*call.args[position + 1 :], *(k.value for k in call.keywords)]
    opens = call.args[0].lineno > (call.func.end_lineno or 0)
    alone = len({line for a in (function, *rest) for line in (a.lineno, a.end_lineno)}) == 1
    if rest and ("#" in syntax.source(call) or (not _is_short(syntax, call, function) if alone else opens)):
        return Direct(syntax.span(call), position, tuple(syntax.span(gone) for gone in (call.func, *call.args[:position])))
    slots: list[tuple[str, tuple[Span, ...]]] = [("__qam_0__", (syntax.span(function),))]
    parts: list[str] = []
    for index, argument in enumerate(rest, start=1):
        star = isinstance(argument, ast.Starred)
        node = argument.value if isinstance(argument, ast.Starred) else argument
        keyword = call.keywords[index - 1 - len(call.args[position + 1 :])] if index > len(call.args[position + 1 :]) else None
        prefix = "*" if star else "" if keyword is None else "**" if keyword.arg is None else f"{keyword.arg}="
        slots.append((f"__qam_{index}__", (syntax.span(node),)))
        parts.append(f"{prefix}__qam_{index}__")
    comma = ", " if alone else between(syntax, call, function, rest)
    if not comma:
        return Direct(syntax.span(call), position, tuple(syntax.span(gone) for gone in (call.func, *call.args[:position])))
    return Replace(syntax.span(call), f"__qam_0__({comma.join(parts)})", tuple(slots))


def _is_short(syntax: Syntax, call: ast.Call, function: ast.expr) -> bool:
    """What follows the function fits behind its name, in a line that is short enough for everybody."""
    (_, column, last, end), (line, start, *_) = syntax.span(call), syntax.span(function)
    given, behind = syntax.source_lines[line - 1][start:].rstrip(), syntax.source_lines[last - 1][end:]
    return column + len(f"{given}){behind}") <= _SHORT


def _lambda(context: Context, use: Use, call: ast.Call, function: ast.Lambda) -> Answer:
    """``await run_in_executor(None, lambda: expr)`` -> ``expr``, whose own awaits stand in the coroutine now."""
    syntax = context.syntax(use.file)
    if function.args.args or function.args.vararg or function.args.kwonlyargs:
        return context.obstacle("QAM109", use, "the lambda that runs in the thread has parameters: call it in place by hand")
    outer = syntax.parent(call)
    inside = [
        u
        for u in context.uses_of_file(use.file)
        if context.waits(u) and _within(syntax.expression(u.place), function, context, use)
    ]
    body = function.body
    direct = len(inside) == 1 and syntax.expression(inside[0].place) is body
    slots = (("__qam_0__", (syntax.span(body),)),)
    if direct or is_handed(syntax, call, frozenset()):
        whole = Replace(syntax.span(call), "__qam_0__", slots, outdent(syntax, call, body))
        return Rewrite(((use.file, whole),), covers=frozenset(u.number for u in inside))
    if isinstance(outer, ast.Await) and _moved(context, use, outer, function, inside) is not None:
        return None
    return context.obstacle("QAM109", use, "the lambda that runs in the thread does more than return one call: name it")


def for_function(context: Context, function: int) -> Answer:
    """A lambda that makes something of the answers in its thread, and is awaited there."""
    use = lambda_use(context, function)
    syntax = context.syntax(use.file) if use is not None and use.how == HOW else None
    call = syntax.find(use.place, ast.Call) if use is not None and syntax is not None else None
    outer = syntax.parent(call) if syntax is not None and call is not None else None
    given = next((a for a in call.args if isinstance(a, ast.Lambda)), None) if call is not None else None
    inside = inner_uses(context, function)
    if use is None or syntax is None or given is None or not isinstance(outer, ast.Await) or not inside:
        return None
    if len(inside) == 1 and syntax.expression(inside[0].place) is given.body:
        return None
    return _moved(context, use, outer, given, inside)


def _moved(context: Context, use: Use, outer: ast.Await, function: ast.Lambda, inside: list[Use]) -> Rewrite | None:
    """What the lambda makes of the answers, where it is awaited; another call may be why there is a thread."""
    syntax = context.syntax(use.file)
    nodes = [syntax.expression(u.place) for u in inside]
    if any(isinstance(n, ast.Call) and n not in nodes for n in ast.walk(function.body)):
        return None
    edits: list[Edit] = []
    for one, node in zip(inside, nodes, strict=True):
        plain = one.role in (Role.CALL, Role.PROPERTY) and not one.awaited
        found = first_barrier(syntax, node) if node is not None and plain and not mixed(context, one) else None
        if node is None or found is None or found.node is not function or has_own_form(context, one):
            return None
        edits.append(Await(syntax.span(node)))
    code = "__qam_0__" if isinstance(function.body, (ast.Attribute, ast.Subscript)) else "(__qam_0__)"
    slots = (("__qam_0__", (syntax.span(function.body),)),)
    edits.append(Replace(syntax.span(outer), code, slots, outdent(syntax, outer, function.body)))
    covers = frozenset({use.number, *(u.number for u in inside)})
    return Rewrite(tuple((use.file, edit) for edit in edits), covers=covers, functions=frozenset(use.functions))


def _within(node: ast.AST | None, function: ast.Lambda, context: Context, use: Use) -> bool:
    return node is not None and function in context.syntax(use.file).ancestors(node)
