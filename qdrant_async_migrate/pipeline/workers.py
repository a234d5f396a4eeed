"""Phases that look at one file at a time, over many files: in this process, in processes of ours, or by an executor of the
caller. The results come in the order of the files, whoever computed them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from qdrant_async_migrate.records import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
R = TypeVar("R")

PAYS = 600_000
"""Characters of work from which starting processes pays: about 0.5 s of one processor, several times what it takes to start."""
ABREAST = 2
"""Parts of a huge tree that are looked at at a time: each takes up to 1.5 GB."""
_ROOM = 6 * 2**30
"""Bytes of memory of a machine that has room for that."""
PER_MESSAGE = 150_000
"""Characters in a message, at most: small enough that no worker is left with the last large one."""


@dataclass(slots=True)
class Workers:
    """``jobs``: processes, 0 for as many as there are processors; ``executor`` takes their place."""

    jobs: int = 1
    executor: Executor | None = None

    def run(self, work: Callable[[list[T]], list[R]], items: Sequence[T], size: Callable[[T], int]) -> Iterator[R]:
        """``work`` done on all items. It must be a function of a module; it gets some items and gives as many results."""
        messages = list(_messages(items, size))
        if self.executor is not None and messages:
            yield from _gathered(self.executor, work, messages)
            return
        processes = min(self.jobs or _processors(), len(messages))
        if processes < 2 or sum(map(size, items)) < PAYS:
            for item in items:
                yield from work([item])
            return
        if _may_fork():
            from qdrant_async_migrate.pipeline.forked import shared

            yield from shared(work, items, size, processes)
            return
        with _pool(processes) as pool:
            yield from _gathered(pool, work, messages)

    def apart(self, work: Callable[[list[T]], list[R]], items: Sequence[T], size: Callable[[T], int]) -> Iterator[R]:
        """The same for items that are each as much as a whole run, and take as much memory: ``ABREAST`` at a time, by this
        process and copies of it, which then do all of their part by themselves."""
        processes = min(ABREAST, self.jobs or _processors(), len(items))
        if self.executor is not None or processes < 2 or not _may_fork() or not _has_room():
            for item in items:
                yield from work([item])
            return
        from qdrant_async_migrate.pipeline.forked import shared

        jobs, self.jobs = self.jobs, 1
        try:
            yield from shared(work, items, size, processes)
        finally:
            self.jobs = jobs


def _gathered(executor: Executor, work: Callable[[list[T]], list[R]], messages: list[list[T]]) -> Iterator[R]:
    waiting = [executor.submit(work, message) for message in messages]
    try:
        for future in waiting:
            yield from future.result()
    finally:
        for future in waiting:
            future.cancel()


def _messages(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    message: list[T] = []
    total = 0
    for item in items:
        if message and total + size(item) > PER_MESSAGE:
            yield message
            message, total = [], 0
        message.append(item)
        total += size(item)
    if message:
        yield message


def _may_fork() -> bool:
    """Whether processes may begin as copies of this one, which takes a tenth of the time of fresh ones."""
    return sys.platform == "linux" and hasattr(os, "memfd_create") and threading.active_count() == 1


def _has_room() -> bool:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >= _ROOM


def _pool(processes: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
