"""Files that could not be read or parsed: what they may call must not change its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle

_WORD = re.compile(r"[^\W\d]\w*")


def unread_blockers(context: Context, texts: Mapping[str, str]) -> Iterator[tuple[int, Obstacle]]:
    """Functions that turn async although a file that nobody could read names them, with what they belong to."""
    words = {path: frozenset(_WORD.findall(text)) for path, text in texts.items()}
    for function in sorted(context.solution.turned):
        scope = context.program.scope(function)
        if scope.kind is not ScopeKind.FUNCTION:
            continue
        cls = context.program.cls(function)
        facts = context.program.facts(function)
        owner = context.program.scope(cls).name if cls is not None else facts.module.rpartition(".")[2]
        for path, named in words.items():
            if scope.name in named and owner in named:
                message = f"{path} cannot be read and names {context.name(function)}: what it does with it is not known"
                yield function, context.function_obstacle("QAM001", function, message, f"mend {path}, or exclude it")
