from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, TypeVar

import anyio
import anyio.to_thread
import requests
from anyio.from_thread import start_blocking_portal
from asgiref.sync import sync_to_async

T = TypeVar("T")


def get(url: str) -> str:
    return requests.get(url).text


def nap(seconds: float = 1) -> None:
    time.sleep(seconds)


def asyncify(fn: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    @functools.wraps(fn)
    async def wrapper(*args: Any, **kw: Any) -> T:
        return await anyio.to_thread.run_sync(functools.partial(fn, *args, **kw))  # ok

    return wrapper


class Runner:
    def __init__(self, executor: Executor | None = None):
        self.executor = executor or ThreadPoolExecutor()

    async def __call__(self, fn: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.executor, fn, *args)  # ok

    def background(self, fn: Callable[..., Any], *args: Any) -> asyncio.Future:
        return asyncio.get_running_loop().run_in_executor(self.executor, fn, *args)

    def now(self, fn: Callable[..., T], *args: Any) -> T:
        return fn(*args)


class Async:
    """gives the methods of an object as coroutines"""

    def __init__(self, obj: Any):
        self._obj = obj

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        return asyncify(getattr(self._obj, name))


class Api:
    def fetch(self, n: int) -> str:
        return get(f"https://x/{n}")

    @asyncify
    def fetch_async(self, n: int) -> str:
        return get(f"https://x/{n}")

    @property
    def root(self) -> str:
        return "https://x"

    async def both(self, n: int) -> str:
        a = self.fetch(n)  # BLOCKS: QAM302
        return a + await self.fetch_async(n)  # ok


aget = asyncify(get)
anap = sync_to_async(nap)


def with_portal(fn):
    with start_blocking_portal() as portal:
        return portal.call(fn)
