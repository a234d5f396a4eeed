"""A run makes millions of small objects that live to its end: Python's cycle collector would walk them again and again for
nothing, a fifth of the time. It rests while the run lasts, and is left as it was found. A process that ends with its run does not
take them apart one by one either, which would take another tenth."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
_kept: list[object] | None = None


@contextmanager
def without_collector() -> Iterator[None]:
    """The collector rests in the block, or in the function that this decorates."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def ends_with_its_run() -> None:
    """This process does: nothing needs to be freed in it."""
    global _kept
    gc.disable()
    _kept = []


def for_good(found: T) -> T:
    """What a run has found out, which is not freed where the process ends anyway."""
    if _kept is not None:
        _kept.append(found)
    return found
