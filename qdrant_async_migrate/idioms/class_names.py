"""The client's class by the text of its name: ``type(client).__name__ == "Client"`` is asked of async clients afterwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.class_objects import refusal, staying
from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.model.edits import SetString

_NAMES = frozenset({"__name__", "__qualname__"})


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every comparison of a class's name with that of the client's class."""
    reads = context.program.state.reads["attribute"] if context.solution.migrated else ()
    for read in [read for read in reads if read.name in _NAMES]:
        texts = _compared(context.syntax(read.file), read)
        for cls, twin in _classes(context) if texts else ():
            yield from _follow(context, read, texts, cls, twin)


def _classes(context: Context) -> list[tuple[str, str]]:
    """The classes of clients that become async, with their twins."""
    migrated = context.solution.migrated
    found = sorted({context.program.families[family].client for family in migrated})
    return [(cls, context.catalog.twin_spelling(cls).rpartition(".")[2]) for cls in found]


def _follow(context: Context, read: Read, texts: list[ast.Constant], cls: str, twin: str) -> Iterator[Rewrite | Refusal]:
    old = cls.rpartition(".")[2]
    named = [text for text in texts if text.value == old]
    if not named or any(text.value == twin for text in texts):
        return
    if staying(context, cls):
        yield refusal(context, read.file, read.place, read.scope, cls)
    else:
        syntax = context.syntax(read.file)
        yield Rewrite(tuple((read.file, SetString(syntax.span(text), old, twin)) for text in named))


def _compared(syntax: Syntax, read: Read) -> list[ast.Constant]:
    """The texts that the name is compared with, also those in a tuple, list or set."""
    node = syntax.find(read.place, ast.Attribute)
    compare = syntax.parent(node) if node is not None else None
    if not isinstance(compare, ast.Compare):
        return []
    sides = (compare.left, *compare.comparators)
    parts = [e for side in sides for e in (side.elts if isinstance(side, (ast.Tuple, ast.List, ast.Set)) else [side])]
    return [part for part in parts if isinstance(part, ast.Constant)]
