"""Constructs with a known async form, one file each, found automatically.

A module here may define ``for_use(context, use)``, asked for every place that runs something which turns async, and
``for_function(context, function)``, asked for every function that does; both give an ``Answer``. ``for_program(context)``
is asked once, for what is neither; a module whose ``NOTES_ONLY`` is true has only notes there. ``ORDER`` (default 50) decides
who is asked first; the first answer that is not ``None`` holds. ``plain`` comes last and awaits.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from types import ModuleType

from qdrant_async_migrate.idioms.context import Answer, Context, Note, Refusal, Rewrite
from qdrant_async_migrate.model.program import Obstacle, Use

__all__ = ["Answer", "Context", "Note", "Refusal", "Rewrite", "for_function", "for_program", "for_use"]
_NOT_IDIOMS = frozenset({"barriers", "context", "syntax"})


@lru_cache(maxsize=1)
def _idioms() -> tuple[ModuleType, ...]:
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name not in _NOT_IDIOMS)
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(sorted(modules, key=lambda m: (getattr(m, "ORDER", 50), m.__name__)))


def for_use(context: Context, use: Use) -> Answer:
    """How a place that runs async code is rewritten, or why it cannot be."""
    return _first(context, use, "for_use")


def for_function(context: Context, function: int) -> Answer:
    """How the definition of a function that turns async is rewritten, or why it cannot be."""
    return _first(context, function, "for_function")


def for_program(context: Context, notes: bool = True) -> Iterator[Rewrite | Refusal]:
    """What is rewritten, or refused, beside the places and functions that turn async: classes, strings, tests that stay plain.
    Without ``notes`` nobody is asked who has nothing else."""
    for idiom in _idioms():
        ask = getattr(idiom, "for_program", None)
        if ask is not None and (notes or not getattr(idiom, "NOTES_ONLY", False)):
            yield from ask(context)


def _first(context: Context, subject: Use | int, method: str) -> Answer:
    for idiom in _idioms():
        ask = getattr(idiom, method, None)
        if ask is not None:
            try:
                answer: Answer = ask(context, subject)
            except Exception as error:
                return _own_fault(context, subject, idiom.__name__.rpartition(".")[2], error)
            if answer is not None:
                return answer
    return None


def _own_fault(context: Context, subject: Use | int, idiom: str, error: Exception) -> Obstacle:
    """A fault of an idiom keeps what it was asked about; everything else goes on."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace is not None else ""
    message = f"the idiom {idiom} failed on this: {type(error).__name__}{where}"
    help_ = "this is a fault of this tool, please report it"
    if isinstance(subject, int):
        return context.function_obstacle("QAM003", subject, message, help_)
    return context.obstacle("QAM003", subject, message, help_)
