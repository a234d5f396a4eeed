"""``async`` before a statement whose lines nothing else edits: a word put into the text, nothing parsed.
In: text, units, edits. Out: the places of the words; edits inside a unit are left to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from qdrant_async_migrate.records import replace

from ..model.edits import AsyncDef, AsyncFor, AsyncWith
from .errors import EditNotFound
from .places import path_to
from .spans import Text
from .statements import Unit
from .steps import Step

Keyword = AsyncDef | AsyncFor | AsyncWith
KINDS: dict[type[Keyword], tuple[str, tuple[type[ast.stmt], ...]]] = {
    AsyncDef: ("def", (ast.FunctionDef, ast.AsyncFunctionDef)),
    AsyncFor: ("for", (ast.For, ast.AsyncFor)),
    AsyncWith: ("with", (ast.With, ast.AsyncWith)),
}
"""The word of the statement, and its nodes."""
_ASYNC = re.compile(r"async\b")


def with_keywords(text: Text, cut: Sequence[Unit[Step]], edits: Sequence[Keyword]) -> tuple[list[Unit[Step]], list[int]]:
    """The units with the edits that lie in them, and the places of the words for all others."""
    inside = {unit: [edit for edit in edits if unit.first <= edit.at[0] <= unit.last] for unit in cut}
    taken = {edit for found in inside.values() for edit in found}
    words = list(_words(text, [edit for edit in edits if edit not in taken]))
    return [replace(unit, edits=(*unit.edits, *inside[unit])) for unit in cut], words


def _words(text: Text, edits: Iterable[Keyword]) -> Iterator[int]:
    """The offsets at which ``async`` is to be put, in the order of the text; none where it stands already."""
    places: set[int] = set()
    for edit in edits:
        word, kinds = KINDS[type(edit)]
        path = path_to(text, edit.at)
        if not path or not isinstance(path[-1], kinds):
            raise EditNotFound(edit, f"no {word} statement stands there")
        places.add(text.range(edit.at)[0])
    return (place for place in sorted(places) if not _ASYNC.match(text.source, place))
