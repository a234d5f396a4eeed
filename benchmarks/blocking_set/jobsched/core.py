from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, Full, Queue
from typing import Any, Callable


@dataclass(order=True)
class Task:
    at: float
    action: Callable[[], Any] = field(compare=False)
    name: str = field(default="", compare=False)

    def due(self, now: float) -> bool:
        return self.at <= now

    def run(self) -> Any:
        return self.action()


class Inline(Executor):
    """Runs everything at once, for tests."""

    def submit(self, fn, /, *args, **kwargs):
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Lazy:
    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._value: Any = None
        self._done = False

    def get(self) -> Any:
        if not self._done:
            self._value = self._make()
            self._done = True
        return self._value


class Pipe:
    def __init__(self, size: int = 0) -> None:
        self.queue: Queue[Any] = Queue(maxsize=size)

    def offer(self, item: Any) -> bool:
        try:
            self.queue.put(item, block=False)
        except Full:
            return False
        return True

    def push(self, item: Any) -> None:
        self.queue.put(item)

    def poll(self) -> Any:
        try:
            return self.queue.get(timeout=0)
        except Empty:
            return None

    def take(self) -> Any:
        return self.queue.get()

    def __len__(self) -> int:
        return self.queue.qsize()


class Signal:
    def __init__(self) -> None:
        self.event = threading.Event()
        self.callbacks: list[Callable[[], None]] = []

    def connect(self, callback: Callable[[], None]) -> None:
        self.callbacks.append(callback)

    def fire(self) -> None:
        self.event.set()
        for callback in self.callbacks:
            callback()

    def wait(self, timeout: float | None = None) -> bool:
        return self.event.wait(timeout)

    @property
    def fired(self) -> bool:
        return self.event.is_set()


def busy(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def idle(seconds: float) -> float:
    return seconds
