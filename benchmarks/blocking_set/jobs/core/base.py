from __future__ import annotations

import abc
import asyncio
import functools
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ClassVar

pool = ThreadPoolExecutor(4, thread_name_prefix="jobs")


def in_thread(function):
    @functools.wraps(function)
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pool, functools.partial(function, *args, **kwargs))  # ok

    return wrapper


def timed(function):
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(time.perf_counter() - start)

    return wrapper


class Job(abc.ABC):
    kinds: ClassVar[dict[str, type[Job]]] = {}
    name: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Job.kinds[cls.name] = cls

    async def run(self, **arguments: Any) -> Any:
        self.before()  # ok
        result = self.work(**arguments)  # BLOCKS: QAM304 far
        return await self.after(result)  # ok

    def before(self) -> None:
        print(self.name)

    @abc.abstractmethod
    def work(self, **arguments: Any) -> Any: ...

    async def after(self, result: Any) -> Any:
        return result  # ok


class Later:
    def __init__(self, future: Future) -> None:
        self.future = future

    def value(self, timeout: float | None = None) -> Any:
        return self.future.result(timeout)

    def ready(self) -> bool:
        return self.future.done()

    @classmethod
    def of(cls, function, *args: Any) -> Later:
        return cls(pool.submit(function, *args))
