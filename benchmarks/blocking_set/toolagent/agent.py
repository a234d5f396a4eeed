import asyncio
from typing import Any

from anthropic import Anthropic, AsyncAnthropic
from openai import AsyncOpenAI

from . import tools as t
from .registry import TOOLS, Memory, Tool
from .tools import FileMemory, ListMemory, Summarise, Upper, calculator, shell, web

HANDLERS = {"fetch": t.fetch, "env": t.env}
SAFE = {"env": t.env, "upper": str.upper}


class Agent:
    client = Anthropic()

    def __init__(self, memory: Memory, extra: list[Tool] | None = None):
        self.memory = memory
        self.extra = extra or []
        self.notes = ListMemory()
        self.aclient = AsyncAnthropic()

    async def turn(self, text: str) -> str:
        past = self.memory.recall(3)  # BLOCKS: QAM303 far
        short = self.notes.recall(3)  # ok
        self.notes.remember(text)  # ok
        reply = self.client.messages.create(model="c", max_tokens=5, messages=past)  # BLOCKS: QAM306
        other = await self.aclient.messages.create(model="c", max_tokens=5, messages=short)  # ok
        self.memory.remember(text)  # BLOCKS: QAM303 far
        return reply.content[0].text + other.content[0].text  # ok

    async def dispatch(self, name: str, arg: str) -> Any:
        if name in HANDLERS:
            return HANDLERS[name](arg)  # BLOCKS: QAM302 far
        if name in SAFE:
            return SAFE[name](arg)  # ok
        if name in TOOLS:
            return TOOLS[name](arg)  # BLOCKS: QAM304 far
        return await asyncio.to_thread(TOOLS["web"].run, arg)  # ok

    async def direct(self) -> list[str]:
        a = web("qdrant")  # BLOCKS: QAM302 far
        b = calculator("1+1")  # ok
        c = shell.run("ls")  # BLOCKS: QAM304 far
        d = await asyncio.to_thread(shell, "ls")  # ok
        e = calculator.describe()  # ok
        return [a, b, c, d, e]

    async def skills(self, text: str) -> None:
        print(Summarise().act(text))  # BLOCKS: QAM306 far
        print(Upper().act(text))  # ok
        act = Summarise().act  # ok
        print(await asyncio.to_thread(act, text))  # ok
        print(act(text))  # BLOCKS: QAM306 far
        counts = {r: t.stars(r) for r in ("a/b", "c/d")}  # BLOCKS: QAM302 far
        lazily = (t.stars(r) for r in ("a/b", "c/d"))  # ok
        print(counts, sum(lazily))  # BLOCKS: QAM302 far
        later = lambda: t.stars("e/f")  # ok
        print(await asyncio.to_thread(later))  # ok
        print(later())  # BLOCKS: QAM302 far
        print(max(["a", "b"], key=t.stars))  # BLOCKS: QAM302 far
        print(max(["a", "b"], key=t.env))  # ok


async def check(llm: AsyncOpenAI) -> None:
    if llm.models.retrieve("m"):  # BLOCKS: QAM603
        print("there")
    llm.files.delete("f")  # BLOCKS: QAM601
    task = asyncio.create_task(llm.models.retrieve("m"))  # ok
    await task  # ok
    agent = Agent(FileMemory("m.txt"))  # ok
    asyncio.run(agent.turn("x"))  # BLOCKS: QAM604
    await agent.turn("x")  # ok
