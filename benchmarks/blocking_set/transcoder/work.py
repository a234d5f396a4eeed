from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Pool:
    def __init__(self, executor: Executor | None = None) -> None:
        self.executor = executor or ThreadPoolExecutor(2)

    def submit(self, function: Callable[..., R], *args: Any) -> Future[R]:
        return self.executor.submit(function, *args)

    async def run(self, function: Callable[..., R], *args: Any) -> R:
        return await asyncio.get_running_loop().run_in_executor(self.executor, function, *args)  # ok

    def wait(self, function: Callable[..., R], *args: Any) -> R:
        return self.submit(function, *args).result()

    def close(self) -> None:
        self.executor.shutdown(wait=False)


class Inline(Pool):
    """For tests: everything at once, in place."""

    def __init__(self) -> None:
        super().__init__(ProcessPoolExecutor(1))

    def submit(self, function: Callable[..., R], *args: Any) -> Future[R]:
        done: Future[R] = Future()
        done.set_result(function(*args))
        return done

    async def run(self, function: Callable[..., R], *args: Any) -> R:
        return function(*args)


def threaded(function: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(function)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return await asyncio.to_thread(function, *args, **kwargs)  # ok

    return call


def traced(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        print(function.__name__)
        return function(*args, **kwargs)

    return call


class Once:
    """Calls what it was made with at most once."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function
        self.value: Any = None
        self.called = False

    def __call__(self) -> Any:
        if not self.called:
            self.value, self.called = self.function(), True
        return self.value

    def peek(self) -> Any:
        return self.value
