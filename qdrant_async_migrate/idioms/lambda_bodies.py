"""What becomes of the body of a lambda that moves to where ``await`` may stand."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from qdrant_async_migrate.idioms import for_use as rewritten
from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Span
from qdrant_async_migrate.model.facts import is_within
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import replace


def awaited_body(context: Context, syntax: Syntax, node: ast.Lambda, inner: Sequence[Use]) -> Rewrite | None:
    """What the places in the body become, or ``None`` where one of them needs more than its expression."""
    opened = syntax.with_function(node)
    file = inner[0].file if inner else -1
    inside = replace(context, syntax_of=lambda number: opened if number == file else context.syntax_of(number))
    whole = Rewrite()
    for use in inner:
        answer = rewritten(inside, use) if use.number not in whole.covers else Rewrite()
        if not isinstance(answer, Rewrite) or not all(_is_within(syntax.span(node.body), edit) for _, edit in answer.edits):
            return None
        whole = Rewrite((*whole.edits, *answer.edits), (*whole.notes, *answer.notes), whole.covers | answer.covers | {use.number})
    return whole


def _is_within(body: Span, edit: Edit) -> bool:
    """The edit is about a part of the body, or none of a place."""
    if isinstance(edit, AddImport):
        return True
    at = edit.at
    spans = (at,) if isinstance(at[0], int) else at
    return all(is_within(span, body) for span in spans)
