import multiprocessing
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


class Worker(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.jobs: queue.Queue[Callable[[], Any] | None] = queue.Queue(maxsize=10)
        self.ready = threading.Event()

    def run(self) -> None:
        self.ready.set()
        while (job := self.jobs.get()) is not None:
            job()

    def submit(self, job: Callable[[], Any]) -> None:
        self.jobs.put(job)

    def offer(self, job: Callable[[], Any]) -> bool:
        try:
            self.jobs.put_nowait(job)
        except queue.Full:
            return False
        return True

    def stop(self) -> None:
        self.jobs.put(None)
        self.join()

    def wait_ready(self, seconds: float) -> bool:
        return self.ready.wait(seconds)


class Once:
    def __init__(self, make: Callable[[], Any]):
        self.make = make
        self.lock = threading.Lock()
        self.made: Any = None

    def __call__(self) -> Any:
        with self.lock:
            if self.made is None:
                self.made = self.make()
        return self.made


class Shared:
    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor()
        self.pending: list[Future] = []

    def __enter__(self) -> "Shared":
        return self

    def __exit__(self, *exc: object) -> None:
        self.pool.shutdown(wait=True)

    def go(self, call: Callable[[], Any]) -> Future:
        self.pending.append(self.pool.submit(call))
        return self.pending[-1]

    def done(self) -> list[Any]:
        return [future.result() for future in self.pending if future.done()]

    def all(self) -> list[Any]:
        return [future.result() for future in self.pending]


def spread(call: Callable[[Any], Any], rows: list) -> list:
    with multiprocessing.Pool() as pool:
        return pool.map(call, rows)
