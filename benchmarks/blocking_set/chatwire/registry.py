from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Command:
    name: str
    run: Callable[..., Any]
    help: str = ""

    async def __call__(self, *args: str) -> str:
        result = self.run(*args)
        if inspect.isawaitable(result):
            result = await result
        return result


COMMANDS: dict[str, Command] = {}


def command(name: str) -> Callable[[Callable[..., Awaitable[str]]], Command]:
    def wrap(function: Callable[..., Awaitable[str]]) -> Command:
        made = Command(name, function, function.__doc__ or "")
        COMMANDS[name] = made
        return made

    return wrap


class Events:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Callable[..., Awaitable[None]]]] = {}

    def on(self, name: str, handler: Callable[..., Awaitable[None]]) -> None:
        self._handlers.setdefault(name, []).append(handler)

    async def emit(self, name: str, *args: Any) -> None:
        for handler in self._handlers.get(name, []):  # ok
            await handler(*args)  # ok
