from __future__ import annotations

import asyncio
import threading
import time
from contextlib import nullcontext


class Cooldown:
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.last: dict[str, float] = {}

    def hit(self, user: str) -> bool:
        at = time.monotonic()
        ready = at - self.last.get(user, 0) > self.seconds
        self.last[user] = at
        return ready

    def wait(self, user: str) -> None:
        time.sleep(max(0, self.seconds - (time.monotonic() - self.last.get(user, 0))))

    async def await_turn(self, user: str) -> None:
        await asyncio.sleep(max(0, self.seconds - (time.monotonic() - self.last.get(user, 0))))  # ok


class Counter:
    def __init__(self, lock: threading.Lock | None = None) -> None:
        self.value = 0
        self.lock = lock

    def add(self, amount: int = 1) -> int:
        with self.lock or nullcontext():
            self.value += amount
            return self.value
