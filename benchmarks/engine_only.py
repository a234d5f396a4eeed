"""The tool with fewer idioms, for idiom_share.py: python engine_only.py engine|entries migrate PATH ...

The others are still asked, and what they refuse is refused; what they would rewrite is held back. So nothing gets wrong that they
keep right, and what is missing is exactly what they add. This is no option of the tool: it is patched here, from outside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from qdrant_async_migrate import cli, idioms
from qdrant_async_migrate.idioms import Answer, Context, Refusal, Rewrite
from qdrant_async_migrate.model.program import Use

ENGINE = frozenset(
    "plain genexps loops generators withs closing closings offload decorators boundaries refusals thread_pool".split()
)
"""Awaits, comprehensions, generators, ``with``, code handed to threads, decorators that wrap, and what refuses."""
KEPT = {"engine": ENGINE, "entries": ENGINE | {"entry", "bridge"}}
HELP = "this run leaves the idiom out that would rewrite it"


def restrict(kept: frozenset[str]) -> None:
    """From now on only the idioms ``kept`` rewrite."""

    def first(context: Context, subject: Use | int, method: str) -> Answer:
        for idiom in idioms._idioms():
            ask = getattr(idiom, method, None)
            answer: Answer = ask(context, subject) if ask is not None else None
            if answer is None:
                continue
            name = idiom.__name__.rpartition(".")[2]
            return answer if name in kept or not isinstance(answer, Rewrite) else _held(context, subject, name)
        return None

    def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
        for idiom in idioms._idioms():
            ask = getattr(idiom, "for_program", None)
            for answer in ask(context) if ask is not None else ():
                if idiom.__name__.rpartition(".")[2] in kept or not isinstance(answer, Rewrite):
                    yield answer

    idioms._first = first
    idioms.for_program = for_program


def _held(context: Context, subject: Use | int, name: str) -> Answer:
    message = f"only the idiom {name} rewrites this"
    if isinstance(subject, Use):
        return context.obstacle("QAM102", subject, message, HELP)
    return context.function_obstacle("QAM102", subject, message, HELP)


if __name__ == "__main__":
    restrict(KEPT[sys.argv.pop(1)])
    sys.exit(cli.main())
