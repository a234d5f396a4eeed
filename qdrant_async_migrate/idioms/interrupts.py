"""Ctrl-C: a loop that is interrupted cancels what it runs; ``except KeyboardInterrupt`` around an ``await`` is for that too.

Not in what only coroutine functions ran all along: their loop took Ctrl-C before as well, and what cancels there is no interrupt.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.entry import moved_code
from qdrant_async_migrate.idioms.handlers import around, widened
from qdrant_async_migrate.model.facts import ScopeKind


def for_program(context: Context) -> Iterator[Rewrite]:
    """Handlers around what awaits now, in functions that turn async and in code of a script that moves into one."""
    for function in sorted(context.solution.turned):
        file = context.program.file(function)
        syntax = context.syntax(file)
        if "except" not in syntax.text:
            continue
        kind = context.scope_kind(function)
        if kind is ScopeKind.FUNCTION or (kind is ScopeKind.MODULE and not context.is_notebook(file)):
            uses = [context.program.uses[n] for n in context.program.uses_in.get(function, ())]
            nodes = [syntax.expression(use.place) for use in uses if context.waits(use)]
            inside = None if kind is ScopeKind.FUNCTION else {n for s in moved_code(context, file) for n in ast.walk(s)}
            handlers = around(syntax, [n for n in nodes if n is not None and (inside is None or n in inside)])
            edits = [edit for handler in handlers for edit in widened(context, file, handler)]
            if edits and begins_plain(context, function):
                yield Rewrite(tuple((file, edit) for edit in edits))


def begins_plain(context: Context, function: int) -> bool:
    """Some way to the function starts in plain code, or nobody is known to call it."""
    program, seen, queue = context.program, {function}, [function]
    while queue:
        current = queue.pop()
        callers = {program.host(program.uses[n].scope) for n in program.uses_of.get(current, ())} - {current}
        if not callers:
            return True  # the code of a module, or a function that others may call
        fresh = {c for c in callers if not program.scope(c).is_async} - seen
        seen |= fresh
        queue += sorted(fresh)
    return False
