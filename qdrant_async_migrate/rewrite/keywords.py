"""``async`` before a statement whose lines nothing else edits: a word put into the text, nothing parsed.
In: syntax tree, text, units, edits. Out: the places of the words; edits inside a unit are left to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.edits import AsyncDef, AsyncFor, AsyncWith
from .errors import EditNotFound
from .spans import Text
from .statements import Unit
from .steps import Step

Keyword = AsyncDef | AsyncFor | AsyncWith
_KINDS: dict[type[Keyword], tuple[str, tuple[type[ast.stmt], ...]]] = {
    AsyncDef: ("def", (ast.FunctionDef, ast.AsyncFunctionDef)),
    AsyncFor: ("for", (ast.For, ast.AsyncFor)),
    AsyncWith: ("with", (ast.With, ast.AsyncWith)),
}
_ASYNC = re.compile(r"async\b")


def with_keywords(
    tree: ast.Module, text: Text, cut: Sequence[Unit[Step]], edits: Sequence[Keyword]
) -> tuple[list[Unit[Step]], list[int]]:
    """The units with the edits that lie in them, and the places of the words for all others."""
    inside = {unit: [edit for edit in edits if unit.first <= edit.at[0] <= unit.last] for unit in cut}
    taken = {edit for found in inside.values() for edit in found}
    words = list(_words(tree, text, [edit for edit in edits if edit not in taken]))
    return [replace(unit, edits=(*unit.edits, *inside[unit])) for unit in cut], words


def _words(tree: ast.Module, text: Text, edits: Iterable[Keyword]) -> Iterator[int]:
    """The offsets at which ``async`` is to be put, in the order of the text; none where it stands already."""
    wanted = {edit.at[:2]: edit for edit in edits}
    lines = {line for line, _ in wanted}
    places: set[int] = set()
    for node in ast.walk(tree) if wanted else ():
        if isinstance(node, ast.stmt) and node.lineno in lines:
            edit = wanted.get((node.lineno, text.column(node.lineno, node.col_offset)))
            if edit is not None and isinstance(node, _KINDS[type(edit)][1]):
                del wanted[edit.at[:2]]
                places.add(text.start(edit.at[0]) + edit.at[1])
    for edit in wanted.values():
        raise EditNotFound(edit, f"no {_KINDS[type(edit)][0]} statement stands there")
    return (place for place in sorted(places) if not _ASYNC.match(text.source, place))
