from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


class Bucket:
    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._lock = threading.Lock()
        self._next = 0.0

    def delay(self) -> float:
        return max(0.0, self._next - time.monotonic())

    def take(self) -> None:
        with self._lock:
            wait = self.delay()
            self._next = time.monotonic() + self.rate
        time.sleep(wait)

    def try_take(self) -> bool:
        if not self._lock.acquire(blocking=False):
            return False
        self._lock.release()
        return True


class AsyncBucket:
    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._lock = asyncio.Lock()

    async def take(self) -> None:
        async with self._lock:
            await asyncio.sleep(self.rate)


class Keyed:
    def __init__(self) -> None:
        self._buckets: defaultdict[str, Bucket] = defaultdict(lambda: Bucket(1.0))

    def __getitem__(self, key: str) -> Bucket:
        return self._buckets[key]

    def __delitem__(self, key: str) -> None:
        self._buckets.pop(key, None)


class Singleton:
    _instance: Singleton | None = None

    def __new__(cls) -> Singleton:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.pool = ThreadPoolExecutor(4)
        return cls._instance

    def submit(self, fn: Any, *args: Any) -> Future:
        return self.pool.submit(fn, *args)

    def run(self, fn: Any, *args: Any) -> Any:
        return self.submit(fn, *args).result()

    async def arun(self, fn: Any, *args: Any) -> Any:
        return await asyncio.wrap_future(self.submit(fn, *args))


@contextlib.contextmanager
def exclusive(lock: threading.Lock):
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextlib.asynccontextmanager
async def slot(semaphore: asyncio.Semaphore):
    await semaphore.acquire()  # ok
    try:
        yield
    finally:
        semaphore.release()
