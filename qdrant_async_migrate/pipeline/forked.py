"""Work shared with copies of this process: what a pool of processes takes to import and to run is saved. What a copy found comes
back in a file in memory; should anything go wrong with it, this process does its part as well."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def shared(work: Callable[[list[T]], list[R]], items: Sequence[T], size: Callable[[T], int], processes: int) -> Iterator[R]:
    """``work`` done on all items, in their order, by this process and others."""
    own, *others = _parts(items, size, processes)
    copies: list[_Copy] = []
    try:
        for part in others:
            copies.append(_Copy(partial(work, part)))
        for item in own:
            yield from work([item])
        for copy, part in zip(copies, others, strict=True):
            found = copy.results()
            yield from found if found is not None else work(part)
    finally:
        for copy in copies:
            copy.end()


def _parts(items: Sequence[T], size: Callable[[T], int], count: int) -> list[list[T]]:
    """The items in order, in parts that are about as large as each other."""
    parts: list[list[T]] = [[] for _ in range(count)]
    whole, done = sum(map(size, items)) or 1, 0
    for item in items:
        parts[min((done + size(item) // 2) * count // whole, count - 1)].append(item)
        done += size(item)
    return parts


class _Copy:
    """A copy of this process that does something and ends."""

    def __init__(self, work: Callable[[], list[Any]]) -> None:
        self._file = os.memfd_create("results")
        self._process = os.fork()
        if self._process == 0:
            self._run(work)

    def _run(self, work: Callable[[], list[Any]]) -> NoReturn:
        """Nothing of what this process was doing goes on in the copy."""
        status = 1
        try:
            with os.fdopen(self._file, "wb", closefd=False) as stream:
                pickle.dump(work(), stream, 5)
            status = 0
        finally:
            os._exit(status)

    def results(self) -> list[Any] | None:
        """What it found; None if it did not end well."""
        _, status = os.waitpid(self._process, 0)
        self._process = 0
        if status != 0:
            return None
        os.lseek(self._file, 0, os.SEEK_SET)
        with os.fdopen(self._file, "rb", closefd=False) as stream:
            found: list[Any] = pickle.load(stream)
        return found

    def end(self) -> None:
        """Free what it took; where nobody wants its results it is stopped."""
        os.close(self._file)
        if self._process:
            import signal

            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
