from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, Callable, TypeVar

T = TypeVar("T")
_threads = ThreadPoolExecutor(8)
_processes = ProcessPoolExecutor(2)


async def blocking(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads, lambda: function(*args, **kwargs))  # ok


async def heavy(function: Callable[..., T], *args: Any) -> T:
    return await asyncio.get_running_loop().run_in_executor(_processes, function, *args)  # ok


async def inline(function: Callable[..., T], *args: Any) -> T:
    """Not what its name's neighbours do: it runs on the loop."""
    await asyncio.sleep(0)  # ok
    return function(*args)  # BLOCKS: QAM402 far


def timed(function: Callable[..., T]) -> Callable[..., T]:
    def wrapper(*args: Any, **kwargs: Any) -> T:
        return function(*args, **kwargs)

    return wrapper
