from __future__ import annotations

import heapq
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import Pool, Process
from typing import Any


@dataclass(order=True)
class Job:
    priority: int
    fn: Callable[..., Any] = field(compare=False)
    args: tuple = field(default=(), compare=False)

    def __call__(self):
        return self.fn(*self.args)


class Scheduler:
    def __init__(self, workers: int = 4):
        self.pool = ThreadPoolExecutor(workers)
        self.results: "queue.Queue[Any]" = queue.Queue()
        self.bounded: queue.Queue[Any] = queue.Queue(maxsize=3)
        self.heap: list[Job] = []
        self.idle = threading.Event()
        self.barrier = threading.Barrier(2)
        self.thread = threading.Thread(target=self._loop, daemon=True)

    def _loop(self) -> None:
        while True:
            job = self.bounded.get()
            self.results.put(job())

    def submit(self, job: Job) -> Future:
        return self.pool.submit(job)

    def run(self, job: Job):
        return self.submit(job).result()

    def later(self, job: Job) -> None:
        heapq.heappush(self.heap, job)

    def enqueue(self, job: Job) -> None:
        self.bounded.put(job)

    def try_enqueue(self, job: Job) -> bool:
        try:
            self.bounded.put_nowait(job)
        except queue.Full:
            return False
        return True

    def next_result(self, timeout: float | None = None):
        return self.results.get(timeout=timeout)

    def map(self, fn, items):
        return self.pool.map(fn, items)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.thread.join()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.pool.shutdown(wait=True)

    @property
    def is_idle(self) -> bool:
        return self.idle.is_set()

    @property
    def when_idle(self) -> bool:
        return self.idle.wait(3)


def wait_all(futures: list[Future]) -> list[Any]:
    done, _ = wait(futures)
    return [f.result() for f in done]


def done_only(futures: list[Future]) -> list[Any]:
    return [f.result() for f in futures if f.done()]


def crunch(n: int) -> int:
    return n * n


def in_processes(items):
    with Pool() as pool:
        return pool.map(crunch, items)


def process() -> Process:
    return Process(target=crunch, args=(3,))


cpu = ProcessPoolExecutor(1)
