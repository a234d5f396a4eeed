import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
pool = ProcessPoolExecutor(2)


async def offload(fn: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    return await asyncio.get_running_loop().run_in_executor(pool, partial(fn, *args, **kwargs))  # ok


def threaded(fn: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    async def inner(*args, **kwargs):
        return await asyncio.to_thread(fn, *args, **kwargs)  # ok

    return inner


def inline(fn: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    async def inner(*args, **kwargs):
        return fn(*args, **kwargs)  # BLOCKS: QAM401 far

    return inner


class Batcher:
    def __init__(self, fn: Callable[[list[str]], list]):
        self.fn = fn
        self.waiting: list[tuple[str, asyncio.Future]] = []

    async def add(self, text: str):
        future = asyncio.get_running_loop().create_future()  # ok
        self.waiting.append((text, future))  # ok
        return await future  # ok

    async def flush(self) -> None:
        texts = [t for t, _ in self.waiting]
        for (_, future), result in zip(self.waiting, self.fn(texts)):  # BLOCKS: QAM401 far
            future.set_result(result)  # ok
        self.waiting.clear()  # ok
