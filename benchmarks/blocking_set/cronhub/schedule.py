from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Job:
    name: str
    action: Callable[[], Any]
    every: float = 60.0
    in_thread: bool = True


@dataclass
class Schedule:
    executor: Executor = field(default_factory=ThreadPoolExecutor)
    jobs: dict[str, Job] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)

    def add(self, job: Job) -> Job:
        self.jobs[job.name] = job
        return job

    def every(self, seconds: float) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
        def wrap(function: Callable[[], Any]) -> Callable[[], Any]:
            self.add(Job(function.__name__, function, seconds))
            return function

        return wrap

    async def run(self, job: Job) -> Any:
        self.history.append(job.name)  # ok
        if inspect.iscoroutinefunction(job.action):
            return await job.action()  # ok
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, job.action)  # ok

    async def forever(self) -> None:
        while True:
            for job in list(self.jobs.values()):  # ok
                await self.run(job)  # ok
            await asyncio.sleep(1)  # ok


def faster(job: Job) -> Job:
    return replace(job, every=job.every / 2)
