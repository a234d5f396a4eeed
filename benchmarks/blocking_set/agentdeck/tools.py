from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Callable
from typing import Any

import httpx
import wikipedia


class Tool:
    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        functools.update_wrapper(self, function)

    @property
    def is_async(self) -> bool:
        return inspect.iscoroutinefunction(self.function)

    @property
    def schema(self) -> dict[str, Any]:
        return {"name": self.function.__name__, "parameters": list(inspect.signature(self.function).parameters)}

    def __call__(self, *args: Any) -> Any:
        return self.function(*args)

    async def invoke(self, *args: Any) -> Any:
        if self.is_async:
            return await self.function(*args)  # ok
        return await asyncio.to_thread(self.function, *args)  # ok


def tool(function: Callable[..., Any]) -> Tool:
    return Tool(function)


@tool
def browse(url: str) -> str:
    return httpx.get(url, follow_redirects=True).text


@tool
def add(a: int, b: int) -> int:
    return a + b


@tool
async def abrowse(url: str) -> str:
    async with httpx.AsyncClient() as client:  # ok
        return (await client.get(url)).text  # ok


class Plugin:
    tools: tuple[Tool, ...] = ()

    def run(self, text: str) -> str:
        raise NotImplementedError

    def available(self) -> list[str]:
        return [t.schema["name"] for t in self.tools]


class Wiki(Plugin):
    tools = (browse,)

    def run(self, text: str) -> str:
        return wikipedia.summary(text)

    def page(self, url: str) -> str:
        return httpx.Client().get(url).text


class Math(Plugin):
    tools = (add,)

    def run(self, text: str) -> str:
        return str(sum(map(int, text.split("+"))))


def chain(*steps: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: functools.reduce(lambda value, step: step(value), steps, text)
