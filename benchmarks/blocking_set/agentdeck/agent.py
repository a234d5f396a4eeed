from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator
from pathlib import Path

from .llm import AsyncGroq, Claude, Echo, Groq, Provider, Together, Usage, pick
from .memory import Box, Journal, Memory, SqlMemory, Window
from .tools import Math, Plugin, Wiki, abrowse, add, browse, chain

usage = Usage()
current: contextvars.ContextVar[Provider] = contextvars.ContextVar("provider", default=Echo())


class Agent:
    def __init__(self, provider: Provider, memory: Memory, plugins: list[Plugin]) -> None:
        self.provider = provider
        self.memory = memory
        self.plugins = plugins

    async def step(self, prompt: str) -> str:
        self.memory["last"] = prompt  # ok
        usage.add(prompt)  # ok
        print([plugin.available() for plugin in self.plugins])  # ok
        answer = await asyncio.to_thread(self.provider.complete, prompt)  # ok
        return answer or self.provider.complete(prompt)  # BLOCKS: QAM306 far

    async def stream(self, prompt: str) -> AsyncIterator[str]:
        for word in self.provider.stream(prompt):  # BLOCKS: QAM306 far
            yield word


async def chat(prompt: str) -> None:
    agent = Agent(Groq("llama"), Memory(), [Math()])  # ok
    print(await agent.step(prompt))  # ok
    async for word in agent.stream(prompt):  # ok
        print(word)
    echo = Echo()  # ok
    print(echo.complete(prompt), *echo.stream(prompt))  # ok
    twin = AsyncGroq("llama")  # ok
    print(await twin.complete(prompt))  # ok
    async for word in twin.stream(prompt):  # ok
        print(word)
    provider = current.get()  # ok
    print(provider.complete(prompt))  # ok


async def providers(prompt: str) -> None:
    claude, waiting = Claude(), Claude(use_async=True)  # ok
    print(await waiting.complete(prompt))  # ok
    print(claude.complete(prompt))  # BLOCKS: QAM306 far
    llama = Together()  # ok
    print(llama.configured, llama.key)  # ok
    opened = await asyncio.to_thread(llama.open, prompt)  # ok
    for chunk in opened:  # BLOCKS: QAM306 far
        print(chunk)
    groq = Groq("llama")  # ok
    print(groq.usage.tokens, groq.messages(prompt))  # ok
    words = groq.stream(prompt)  # ok
    print(next(words, ""))  # BLOCKS: QAM306 far
    echo = pick("echo")  # ok
    print(echo.complete(prompt))  # ok


async def remember(path: Path) -> None:
    memory = Memory()  # ok
    memory["a"] = 1  # ok
    print(memory["a"], len(memory), list(memory), memory.get("b"))  # ok
    box = memory.boxed("a")  # ok
    print(box.peek())  # ok
    box.save(path)  # BLOCKS: QAM303 far
    rows = SqlMemory(str(path))  # ok
    rows["b"] = 2  # ok
    print(rows["b"])  # BLOCKS: QAM305 far
    print(len(rows))  # BLOCKS: QAM305 far
    print(rows.boxed("b"))  # BLOCKS: QAM305 far
    print(list(rows), "".join(rows))  # ok
    await asyncio.to_thread(Box(1).save, path)  # ok


async def windows(path: Path) -> None:
    with Window(3) as window:  # ok
        window.push("a").push("b")  # ok
    both = window + Window(2)  # ok
    await asyncio.to_thread(both.dump, path)  # ok
    with Journal(path) as journal:  # BLOCKS: QAM303 far
        journal.push("c")  # ok
    journal.dump(path)  # BLOCKS: QAM303 far


async def tools(url: str) -> None:
    print(add(1, 2), add.schema, browse.schema, browse.is_async)  # ok
    print(await browse.invoke(url), await abrowse.invoke(url))  # ok
    print(await abrowse(url))  # ok
    print(browse(url))  # BLOCKS: QAM302 far
    maths, wiki = Math(), Wiki()  # ok
    print(maths.run("1+2"), wiki.available())  # ok
    print(await asyncio.to_thread(wiki.run, "x"))  # ok
    print(wiki.page(url))  # BLOCKS: QAM302 far
    calm = chain(str.strip, maths.run)  # ok
    print(calm("1+1"))  # ok
    asks = chain(str.strip, wiki.page)  # ok
    print(asks(url))  # BLOCKS: QAM302 far


def main(prompt: str) -> None:
    provider = pick("groq")
    token = current.set(Echo())
    print(provider.complete(prompt))
    current.reset(token)
    asyncio.run(chat(prompt))
