import asyncio
import inspect
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from typing import Any

log = logging.getLogger(__name__)


class Bus:
    def __init__(self):
        self.handlers: dict[str, list[Callable[..., Any]]] = defaultdict(list)

    def on(self, event: str):
        def register(function):
            self.handlers[event].append(function)
            return function

        return register

    async def emit(self, event: str, *args) -> None:
        for handler in self.handlers[event]:
            result = handler(*args)  # BLOCKS: QAM307 far
            if inspect.isawaitable(result):
                await result  # ok

    async def emit_in_threads(self, event: str, *args) -> None:
        for handler in self.handlers[event]:
            await asyncio.to_thread(handler, *args)  # ok


class Timer:
    def __init__(self, seconds: float, call: Callable[[], Any]):
        self.seconds, self.call = seconds, call
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        time.sleep(self.seconds)
        self.call()

    def start(self) -> "Timer":
        self.thread.start()
        return self

    def wait(self) -> None:
        self.thread.join()

    def alive(self) -> bool:
        return self.thread.is_alive()


class Gate:
    def __init__(self):
        self._open = threading.Event()
        self._aopen = asyncio.Event()
        self._cond = threading.Condition()

    def open(self) -> None:
        self._open.set()
        self._aopen.set()

    def pass_(self) -> None:
        self._open.wait()

    async def apass(self) -> None:
        await self._aopen.wait()  # ok

    def is_open(self) -> bool:
        return self._open.is_set()

    def tell(self) -> None:
        with self._cond:
            self._cond.notify_all()


def parallel(calls: list[Callable[[], Any]]) -> list[Any]:
    with ThreadPoolExecutor() as pool:
        return [future.result() for future in as_completed([pool.submit(call) for call in calls])]


def fire(pool: ThreadPoolExecutor, calls: list[Callable[[], Any]]) -> list:
    return [pool.submit(call) for call in calls]


def settle(futures) -> int:
    done, _ = wait(futures)
    return len(done)


def timed(function):
    if asyncio.iscoroutinefunction(function):

        async def outer(*args):
            started = time.monotonic()
            try:
                return await function(*args)
            finally:
                log.info("%s", time.monotonic() - started)

        return outer

    def inner(*args):
        started = time.monotonic()
        try:
            return function(*args)
        finally:
            log.info("%s", time.monotonic() - started)

    return inner


async def maybe(call: Callable[[], Awaitable[Any] | Any]) -> Any:
    result = call()  # ok
    return await result if inspect.isawaitable(result) else result  # ok
