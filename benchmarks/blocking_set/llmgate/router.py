from __future__ import annotations

import asyncio
import random
import time
from contextlib import contextmanager
from typing import Iterator

from .providers import Provider


class Throttle:
    def __init__(self, rate: float):
        self.rate = rate
        self.last = 0.0

    def wait(self) -> None:
        delta = time.monotonic() - self.last
        if delta < 1 / self.rate:
            time.sleep(1 / self.rate - delta)
        self.last = time.monotonic()

    async def await_(self) -> None:
        await asyncio.sleep(1 / self.rate)  # ok

    @contextmanager
    def slot(self) -> Iterator[float]:
        self.wait()
        yield self.last

    @property
    def free(self) -> bool:
        return time.monotonic() - self.last > 1 / self.rate


class Router:
    def __init__(self, *providers: Provider):
        self.providers = {p.name: p for p in providers}
        self.throttle = Throttle(3)

    def pick(self) -> Provider:
        return random.choice(list(self.providers.values()))

    def run(self, text: str) -> str:
        with self.throttle.slot():
            return self.pick().complete(text)

    def __getitem__(self, name: str) -> Provider:
        return self.providers[name]

    def names(self) -> list[str]:
        return sorted(self.providers)
