from __future__ import annotations

import asyncio
import contextlib
import fcntl
import multiprocessing as mp
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from queue import Empty, Queue, SimpleQueue
from typing import Any


class FileLock:
    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> "FileLock":
        self._handle = open(self.path, "w")
        fcntl.flock(self._handle, fcntl.LOCK_EX)
        return self

    def __exit__(self, *error: object) -> None:
        self._handle.close()


class NoLock(FileLock):
    def __enter__(self) -> "NoLock":
        return self

    def __exit__(self, *error: object) -> None:
        return None


class Gate:
    def __init__(self, wide: bool = False) -> None:
        self._lock = contextlib.nullcontext() if wide else threading.Lock()
        self.passed = 0

    def enter(self) -> int:
        with self._lock:
            self.passed += 1
        return self.passed


class Mailbox:
    def __init__(self, size: int = 0) -> None:
        self._queue: Queue[Any] = Queue(size)
        self._stop = threading.Event()

    def put(self, item: Any) -> None:
        self._queue.put(item)

    def take(self) -> Any:
        return self._queue.get()

    def poll(self) -> Any | None:
        with contextlib.suppress(Empty):
            return self._queue.get(block=False)
        return None

    def drain(self) -> Iterator[Any]:
        while True:
            try:
                yield self._queue.get_nowait()
            except Empty:
                return

    def stop(self) -> None:
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def wait(self) -> None:
        self._stop.wait()


class AsyncMailbox(Mailbox):
    def __init__(self) -> None:
        self._aqueue: asyncio.Queue[Any] = asyncio.Queue()

    async def take(self) -> Any:
        return await self._aqueue.get()  # ok

    def put(self, item: Any) -> None:
        self._aqueue.put_nowait(item)


class Crew:
    def __init__(self, pool: ThreadPoolExecutor | None = None) -> None:
        self.pool = pool or ThreadPoolExecutor(2)
        self.running: set[Future] = set()

    def start(self, function: Any, *args: Any) -> Future:
        future = self.pool.submit(function, *args)
        self.running.add(future)
        future.add_done_callback(self.running.discard)
        return future

    def finished(self) -> list[Any]:
        return [future.result() for future in self.running if future.done()]

    def all(self) -> list[Any]:
        return [future.result() for future in as_completed(self.running)]

    async def ask(self, function: Any, *args: Any) -> Any:
        return await asyncio.wrap_future(self.start(function, *args))  # ok


def child(target: Any) -> mp.Process:
    process = mp.Process(target=target, daemon=True)
    process.start()
    return process


def outcome(future: Future) -> Any:
    return future.result(timeout=0)
