import functools
import time
from collections.abc import Callable
from typing import Any


class Probe:
    interval = 5.0
    registry: dict[str, "Probe"] = {}

    def __init__(self, name: str) -> None:
        self.name = name
        self.last: Any = None
        Probe.registry[name] = self

    def measure(self) -> Any:
        return None

    def sample(self) -> Any:
        self.last = self.measure()
        return self.last

    async def asample(self) -> Any:
        import asyncio

        return await asyncio.to_thread(self.sample)  # ok


def timed(fn: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(fn)
    def inner(*args: Any, **kwargs: Any) -> Any:
        start = time.monotonic()
        try:
            return fn(*args, **kwargs)
        finally:
            print(time.monotonic() - start)

    return inner


def patient(seconds: float):
    def decorate(fn):
        def inner(*args):
            time.sleep(seconds)
            return fn(*args)

        return inner

    return decorate
