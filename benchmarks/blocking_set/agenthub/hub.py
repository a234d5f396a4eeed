from __future__ import annotations

import asyncio
from typing import Any
from unittest.mock import AsyncMock, MagicMock

import anthropic

from .tools import Tool, add, allm, allm_var, aweather, echo, forecast, llm, llm_var, maths, weather, web


class FakeMessages:
    def create(self, **kw: Any) -> str:
        return "hi"


class FakeAnthropic:
    def __init__(self) -> None:
        self.messages = FakeMessages()


class Agent:
    def __init__(self, client: anthropic.Anthropic | FakeAnthropic, history: list[str] | None = None) -> None:
        self.client = client
        self.history = history or []
        self.hooks: list[Any] = []

    def say(self, text: str) -> Any:
        return self.client.messages.create(model="c", max_tokens=9, messages=[{"role": "user", "content": text}])

    def hook(self, fn: Any) -> None:
        self.hooks.append(fn)

    def fire(self, text: str) -> None:
        for fn in self.hooks:
            fn(text)

    def last(self) -> str:
        return self.history[-1]


async def run() -> None:
    llm_var.set(anthropic.Anthropic())  # ok
    allm_var.set(anthropic.AsyncAnthropic())  # ok
    await allm().messages.create(model="c", max_tokens=9, messages=[])  # ok
    llm().messages.create(model="c", max_tokens=9, messages=[])  # BLOCKS: QAM306
    agent = Agent(anthropic.Anthropic())  # ok
    agent.say("x")  # BLOCKS: QAM306 far
    print(agent.last())  # ok
    await asyncio.to_thread(agent.say, "x")  # ok


async def tools() -> None:
    print(web.names(), add(1, 2), echo("x"))  # ok
    print(maths.call("add", 1, 2))  # ok
    print(web.call("weather", "paris"))  # BLOCKS: QAM302 far
    print(web.tools["echo"]("x"))  # ok
    print(weather("rome"))  # BLOCKS: QAM302 far
    print(await aweather("rome"))  # ok
    print(await forecast("rome"))  # ok
    slow = Tool("weather", weather)  # ok
    print(await slow.arun("x"))  # ok
    print(slow("x"))  # BLOCKS: QAM302 far
    quick = Tool("echo", echo)  # ok
    print(quick("x"))  # ok


async def hooks(agent: Agent) -> None:
    loud = Agent(FakeAnthropic())  # ok
    loud.say("x")  # ok
    loud.hook(print)  # ok
    loud.fire("x")  # ok
    noisy = Agent(FakeAnthropic())
    noisy.hook(weather)  # ok
    noisy.fire("x")  # BLOCKS: QAM302


async def tested() -> None:
    client = MagicMock(spec=anthropic.Anthropic)  # ok
    client.messages.create(model="x")  # ok
    other = AsyncMock()  # ok
    await other.messages.create()  # ok
