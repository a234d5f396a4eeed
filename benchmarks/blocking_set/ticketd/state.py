from __future__ import annotations

import asyncio
import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field


@dataclass
class Channels:
    outbox: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    legacy: queue.Queue = field(default_factory=queue.Queue)
    small: queue.Queue = field(default_factory=lambda: queue.Queue(maxsize=4))
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    stopped: threading.Event = field(default_factory=threading.Event)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    guard: threading.RLock = field(default_factory=threading.RLock)

    def drain(self) -> list[str]:
        items = []
        while True:
            try:
                items.append(self.legacy.get_nowait())
            except queue.Empty:
                return items

    def take(self) -> str:
        return self.legacy.get()

    def poll(self) -> str | None:
        try:
            return self.legacy.get(block=False)
        except queue.Empty:
            return None

    def announce(self, text: str) -> None:
        self.legacy.put(text)

    def push(self, text: str) -> None:
        self.small.put(text)


class Pool:
    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(2)
        self.jobs: dict[str, Future] = {}

    def start(self, key: str, fn, *args) -> Future:
        job = self.executor.submit(fn, *args)
        self.jobs[key] = job
        return job

    def result(self, key: str):
        return self.jobs[key].result()

    def finished(self, key: str):
        job = self.jobs[key]
        if job.done():
            return job.result()
        return None

    def shut(self) -> None:
        self.executor.shutdown()

    def shut_quickly(self) -> None:
        self.executor.shutdown(wait=False)
