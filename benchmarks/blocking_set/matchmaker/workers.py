from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

pool = ThreadPoolExecutor()


class Worker(threading.Thread):
    def __init__(self, job: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self.job = job
        self.result: Any = None

    def run(self) -> None:
        self.result = self.job()


class Crew:
    """Workers, kept by name; joining a crew means becoming a member."""

    def __init__(self) -> None:
        self.members: dict[str, Worker] = {}

    def join(self, name: str, worker: Worker) -> None:
        self.members[name] = worker

    def start(self) -> None:
        for worker in self.members.values():
            worker.start()

    def finish(self) -> None:
        for worker in self.members.values():
            worker.join()


class Deferred:
    def __init__(self, value: int) -> None:
        self._value = value

    def result(self) -> int:
        return self._value


def score(players: list[str]) -> int:
    return sum(map(len, players))


def submit(players: list[str]) -> Future[int]:
    return pool.submit(score, players)
