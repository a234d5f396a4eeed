from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import anthropic
import requests


@dataclass
class Tool:
    name: str
    fn: Callable[..., Any]
    description: str = ""

    def __call__(self, *args: Any) -> Any:
        return self.fn(*args)

    async def arun(self, *args: Any) -> Any:
        if inspect.iscoroutinefunction(self.fn):
            return await self.fn(*args)  # ok
        return await asyncio.to_thread(self.fn, *args)  # ok


class Toolkit:
    def __init__(self) -> None:
        self.tools: dict[str, Tool] = {}

    def tool(self, name: str):
        def wrap(fn: Callable[..., Any]) -> Callable[..., Any]:
            self.tools[name] = Tool(name, fn)
            return fn

        return wrap

    def names(self) -> list[str]:
        return sorted(self.tools)

    def call(self, name: str, *args: Any) -> Any:
        return self.tools[name](*args)


web = Toolkit()
maths = Toolkit()


@web.tool("weather")
def weather(city: str) -> str:
    return requests.get(f"https://weather.example/{city}").text


@web.tool("echo")
def echo(text: str) -> str:
    return text


@maths.tool("add")
def add(a: int, b: int) -> int:
    return a + b


def as_async(fn: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(fn)
    async def inner(*args: Any) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, functools.partial(fn, *args))

    return inner


def pretend_async(fn: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(fn)
    async def inner(*args: Any) -> Any:
        return fn(*args)  # BLOCKS: QAM302

    return inner


aweather = as_async(weather)


@pretend_async
def forecast(city: str) -> str:
    return requests.get(f"https://forecast.example/{city}").text


llm_var: ContextVar[anthropic.Anthropic] = ContextVar("llm")
allm_var: ContextVar[anthropic.AsyncAnthropic] = ContextVar("allm")


def llm() -> anthropic.Anthropic:
    return llm_var.get()


def allm() -> anthropic.AsyncAnthropic:
    return allm_var.get()
