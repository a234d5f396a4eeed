from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from convoy.hosts import DryRunner, LocalRunner, Runner


class Plan:
    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.steps: list[str] = []

    def step(self, command: str) -> "Plan":
        self.steps.append(command)
        return self

    def apply(self) -> list[str]:
        return [self.runner.run(step) for step in self.steps]

    def show(self) -> str:
        return "\n".join(self.steps)

    async def aapply(self) -> list[str]:
        return await asyncio.gather(*(asyncio.to_thread(self.runner.run, step) for step in self.steps))  # ok


class LocalPlan(Plan):
    def __init__(self) -> None:
        super().__init__(LocalRunner())


class DryPlan(Plan):
    def __init__(self) -> None:
        super().__init__(DryRunner())


async def off_loop(function: Callable[..., Any], *arguments: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(None, lambda: function(*arguments))  # ok


def retry(function: Callable[[], Any], times: int = 3) -> Any:
    for _ in range(times - 1):
        try:
            return function()
        except OSError:
            continue
    return function()
