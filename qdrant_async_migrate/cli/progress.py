"""A bar on stderr, for a run that takes longer than a second at a terminal; nobody else sees anything."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before the bar appears."""


class Bar:
    """Takes progress events as the pipeline sends them: phase, how many are done, of how many."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, phase: str, done: int, total: int) -> None:
        if self._bar is None and time.monotonic() - self._since < PATIENCE:
            return
        bar, task = self._started()
        bar.update(task, description=phase, completed=done, total=total or None)

    def _started(self) -> tuple[Progress, TaskID]:
        if self._bar is None or self._task is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(file=sys.stderr), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("")
        return self._bar, self._task

    def stop(self) -> None:
        """Take the bar away again."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def progress(quiet: bool) -> Iterator[Bar | None]:
    """A bar while the block runs, or None where nobody would see it."""
    bar = Bar() if sys.stderr.isatty() and not quiet else None
    try:
        yield bar
    finally:
        if bar is not None:
            bar.stop()
