from __future__ import annotations

import asyncio
import functools
import inspect
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
_pool = ThreadPoolExecutor(4)


def retrying(times: int = 3, wait: float = 0.5) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def again_async(*args: Any, **kwargs: Any) -> Any:
                for attempt in range(times):
                    try:
                        return await function(*args, **kwargs)
                    except OSError:
                        await asyncio.sleep(wait * attempt)  # ok

            return again_async  # type: ignore[return-value]

        @functools.wraps(function)
        def again(*args: Any, **kwargs: Any) -> Any:
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(wait * attempt)

        return again  # type: ignore[return-value]

    return decorate


def in_pool(function: Callable[..., Any]) -> Callable[..., Future]:
    @functools.wraps(function)
    def submit(*args: Any, **kwargs: Any) -> Future:
        return _pool.submit(function, *args, **kwargs)

    return submit


def offloaded(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    async def run(*args: Any, **kwargs: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(_pool, functools.partial(function, *args, **kwargs))  # ok

    return run


def counted(function: F) -> F:
    @functools.wraps(function)
    def count(*args: Any, **kwargs: Any) -> Any:
        count.calls += 1  # type: ignore[attr-defined]
        return function(*args, **kwargs)

    count.calls = 0  # type: ignore[attr-defined]
    return count  # type: ignore[return-value]
