"""A run makes millions of small objects that live to its end: Python's cycle collector would walk them again and again for
nothing, a fifth of the time. It rests while the run lasts, and is left as it was found."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
