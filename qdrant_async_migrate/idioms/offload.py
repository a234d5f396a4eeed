"""Code that was moved to a thread because it blocked: what turned async is awaited in place."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.applying import inner_uses, lambda_use
from qdrant_async_migrate.idioms.barriers import first_barrier, is_handed
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.plain import has_own_form, mixed
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Await, Edit, Replace, Span
from qdrant_async_migrate.model.program import Role, Use

ORDER = 40
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
    return Rewrite(((use.file, _direct(context, use, call, position)),))


def _mixed(context: Context, use: Use) -> bool:
    kept = [c for c in use.clients if c.family not in context.solution.migrated or c.kind not in ("coroutine", "awaitable")]
    return bool(kept) or any(not context.becomes_awaitable(f) for f in use.functions)


def _direct(context: Context, use: Use, call: ast.Call, position: int) -> Edit:
    """The call itself, with its arguments laid out as they were."""
    syntax = context.syntax(use.file)
    function, rest = call.args[position], call.args[position + 1 :]
    slots: list[tuple[str, tuple[Span, ...]]] = [("__qam_0__", (syntax.span(function),))]
    parts: list[str] = []
    for index, argument in enumerate([*rest, *(k.value for k in call.keywords)], start=1):
        star = isinstance(argument, ast.Starred)
        node = argument.value if isinstance(argument, ast.Starred) else argument
        keyword = call.keywords[index - 1 - len(rest)] if index > len(rest) else None
        prefix = "*" if star else "" if keyword is None else "**" if keyword.arg is None else f"{keyword.arg}="
        slots.append((f"__qam_{index}__", (syntax.span(node),)))
        parts.append(f"{prefix}__qam_{index}__")
    return Replace(syntax.span(call), f"__qam_0__({_laid_out(syntax, call, function, parts)})", tuple(slots))


def _laid_out(syntax: Syntax, call: ast.Call, function: ast.expr, parts: list[str]) -> str:
    """One argument a line where they stood so, else all in one."""
    following = [n for n in (*call.args, *(k.value for k in call.keywords)) if n.lineno > (function.end_lineno or 0)]
    if not following or len({n.lineno for n in following}) < len(parts):
        return ", ".join(parts)
    outer = len(_indent(syntax, syntax.statement(call).lineno))
    inner, closing = (_indent(syntax, line)[outer:] for line in (following[0].lineno, call.end_lineno or 0))
    return "\n" + "".join(f"{inner}{part},\n" for part in parts) + closing


def _indent(syntax: Syntax, line: int) -> str:
    text = syntax.source_lines[line - 1]
    return text[: len(text) - len(text.lstrip())]


def _outdent(syntax: Syntax, whole: ast.expr, part: ast.expr) -> int:
    """How far the lines of ``part`` move left where it takes the place of ``whole``: its last line closes it."""
    last, first = part.end_lineno or 0, whole.lineno
    closes = last > part.lineno and syntax.source_lines[last - 1].lstrip()[:1] in tuple(")]}")
    return max(0, len(_indent(syntax, last)) - len(_indent(syntax, first))) if closes else 0


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
        whole = Replace(syntax.span(call), "__qam_0__", slots, _outdent(syntax, call, body))
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
    edits.append(Replace(syntax.span(outer), code, slots, _outdent(syntax, outer, function.body)))
    covers = frozenset({use.number, *(u.number for u in inside)})
    return Rewrite(tuple((use.file, edit) for edit in edits), covers=covers, functions=frozenset(use.functions))


def _within(node: ast.AST | None, function: ast.Lambda, context: Context, use: Use) -> bool:
    return node is not None and function in context.syntax(use.file).ancestors(node)
