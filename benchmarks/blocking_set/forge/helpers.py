from __future__ import annotations

import asyncio
import functools
from typing import Any, Awaitable, Callable, ParamSpec, TypeVar

import anyio
from asgiref.sync import async_to_sync, sync_to_async

P = ParamSpec("P")
R = TypeVar("R")


def threaded(function: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(function)
    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        return await asyncio.to_thread(function, *args, **kwargs)  # ok

    return inner


def logged(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print(function.__name__)
        return function(*args, **kwargs)

    return inner


async def off(function: Callable[..., R], *args: Any) -> R:
    return await anyio.to_thread.run_sync(functools.partial(function, *args))  # ok


async def maybe(function: Callable[..., Any], *args: Any) -> Any:
    if asyncio.iscoroutinefunction(function):
        return await function(*args)  # ok
    return await sync_to_async(function, thread_sensitive=False)(*args)  # ok


async def aslow() -> int:
    await asyncio.sleep(1)  # ok
    return 1


def from_sync() -> int:
    return async_to_sync(aslow)()
