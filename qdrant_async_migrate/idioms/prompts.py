"""``input()`` in code that an event loop runs now: since Python 3.11 the loop takes Ctrl-C, which the question no longer sees.

Nothing is rewritten: what a program wants to happen then (end, ask again) only its author knows.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context, Note, Rewrite
from qdrant_async_migrate.idioms.entry import moved_code
from qdrant_async_migrate.idioms.interrupts import begins_plain
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.model.facts import ScopeKind

NOTES_ONLY = True
_KIND = "prompts"
_HELP = (
    "around the question: previous = signal.signal(signal.SIGINT, signal.default_int_handler), and back to previous;"
    " or ask in plain code"
)


def for_program(context: Context) -> Iterator[Rewrite]:
    """A note for each question that a function asks which turns async."""
    for call, names, effects in context.program.library_calls():
        asking = [name for name, effect in zip(names, effects, strict=True) if effect is not None and effect.kind == _KIND]
        if asking and not context.is_notebook(call.file) and _on_loop(context, call):
            short = asking[0].removeprefix("builtins.")
            message = f"{short}() gets no KeyboardInterrupt on an event loop: Ctrl-C waits for the line, a second one ends all"
            yield Rewrite(notes=(Note("QAM209", call.file, call.place, call.scope, message, _HELP),))


def _on_loop(context: Context, call: Call) -> bool:
    """The place runs on a loop now, and no coroutine ran it before. A helper that asks may stand in a file that nobody reads."""
    function = context.program.host(call.scope)
    if function not in context.solution.turned or not begins_plain(context, function):
        return False
    if context.scope_kind(function) is ScopeKind.MODULE:
        node = context.syntax(call.file).expression(call.place)
        return any(node is inner for statement in moved_code(context, call.file) for inner in ast.walk(statement))
    return context.scope_kind(function) is ScopeKind.FUNCTION
