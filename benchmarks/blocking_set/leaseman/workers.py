from __future__ import annotations

import asyncio
import functools
import multiprocessing as mp
import queue
import subprocess
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Awaitable, Callable, TypeVar

T = TypeVar("T")
_pool = ThreadPoolExecutor(4, thread_name_prefix="lease")


async def run_blocking(fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_pool, functools.partial(fn, *args, **kwargs))  # ok


def background(fn: Callable[..., T]) -> Callable[..., "Future[T]"]:
    @functools.wraps(fn)
    def submit(*args: Any, **kwargs: Any) -> "Future[T]":
        return _pool.submit(fn, *args, **kwargs)

    return submit


def awaitable(fn: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    @functools.wraps(fn)
    async def wrapper(*args: Any, **kwargs: Any) -> T:
        return await run_blocking(fn, *args, **kwargs)  # ok

    return wrapper


@background
def rotate(path: str) -> int:
    return subprocess.call(["logrotate", path])


@awaitable
def compact(path: str) -> int:
    return subprocess.call(["compact", path])


def vacuum(path: str) -> int:
    return subprocess.call(["vacuum", path])


class Results:
    """What came out; `get`, `put` and `wait` are about a list."""

    def __init__(self) -> None:
        self.values: list[int] = []

    def put(self, value: int) -> None:
        self.values.append(value)

    def get(self, block: bool = True) -> int:
        return self.values.pop()

    def wait(self, count: int) -> bool:
        return len(self.values) >= count
