"""``f"{client.count('docs')=}"``, which prints the text of the call: the text is written out, so that it stays as it was."""

from __future__ import annotations

import ast
import re

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Await, Edit, Replace, Span
from qdrant_async_migrate.model.program import Use

_EQUALS = re.compile(r"\s*=\s*(?=[!:}])")
_NAMED = "__qam_{}__"


def written_out(context: Context, use: Use, node: ast.expr) -> Rewrite | None:
    """The edits of an f-string of one line, whose values are found in its text; ``None`` for others."""
    syntax = context.syntax(use.file)
    joined = next((a for a in syntax.ancestors(node) if isinstance(a, ast.JoinedStr)), None)
    if joined is None or first_barrier(syntax, joined) is not None:
        return None
    waiting = {n for u in context.uses_of_file(use.file) if context.waits(u) and (n := syntax.expression(u.place)) is not None}
    found = _template(syntax, joined, waiting)
    if found is None:
        return None
    edits: list[Edit] = [Await(syntax.span(node))]
    written: set[tuple[int, Span]] = context.memo.setdefault("f-strings that are written out", set())
    if (use.file, syntax.span(joined)) not in written:
        written.add((use.file, syntax.span(joined)))
        edits.append(Replace(syntax.span(joined), *found))
    return Rewrite(tuple((use.file, edit) for edit in edits))


def _template(
    syntax: Syntax, joined: ast.JoinedStr, waiting: set[ast.expr]
) -> tuple[str, tuple[tuple[str, tuple[Span, ...]], ...]] | None:
    """The f-string with a slot for each value that waits, and the text of those that print it."""
    line, column, end_line, _ = syntax.span(joined)
    text, code, done = syntax.source(joined), "", 0
    slots: list[tuple[str, tuple[Span, ...]]] = []
    values = [v for v in joined.values if isinstance(v, ast.FormattedValue)]
    for value in (v for v in values if not waiting.isdisjoint(n for n in ast.walk(v) if isinstance(n, ast.expr))):
        start, end = syntax.span(value.value)[1] - column, syntax.span(value.value)[3] - column
        begin = text.rfind("{", 0, start)
        if line != end_line or not _is_there(text[start:end], value) or begin < done or text[begin + 1 : start].strip():
            return None
        slot = _NAMED.format(len(slots))
        slots.append((slot, (syntax.span(value.value),)))
        equals = _EQUALS.match(text, end)
        if equals is None:
            code, done = f"{code}{text[done:start]}{slot}", end
            continue
        shown = text[begin + 1 : equals.end()].replace("{", "{{").replace("}", "}}")
        given = "!r" if text[equals.end()] == "}" else ""
        code, done = f"{code}{text[done:begin]}{shown}{{{slot}{given}", equals.end()
    return code + text[done:], tuple(slots)


def _is_there(text: str, value: ast.FormattedValue) -> bool:
    """The value is what the text says; nothing else is computed in its format."""
    spec = value.format_spec
    if isinstance(spec, ast.JoinedStr) and not all(isinstance(v, ast.Constant) for v in spec.values):
        return False
    try:
        return ast.dump(ast.parse(text, mode="eval").body) == ast.dump(value.value)
    except SyntaxError:
        return False
