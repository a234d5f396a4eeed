import asyncio
from collections import ChainMap, deque
from dataclasses import dataclass, field

import anthropic
from langchain_community.chat_message_histories import RedisChatMessageHistory
from langchain_openai import ChatOpenAI

from .tools import Calculator, Fetch, Search, Shell, Tool, Toolbox, now, weather

online = Toolbox(Fetch(), Search(), Shell())
offline = Toolbox(Calculator(), now)


@dataclass
class Agent:
    llm: anthropic.Anthropic = field(default_factory=anthropic.Anthropic)
    history: deque[str] = field(default_factory=lambda: deque(maxlen=10))
    chat: ChatOpenAI | None = None

    async def step(self, text: str) -> str:
        self.history.append(text)  # ok
        reply = self.llm.messages.create(model="c", max_tokens=10, messages=[])  # BLOCKS: QAM306
        if self.chat is not None:
            await self.chat.ainvoke(text)  # ok
            self.chat.invoke(text)  # BLOCKS: QAM306
        return self._render(reply)  # ok

    def _render(self, reply: anthropic.types.Message) -> str:
        return "".join(block.text for block in reply.content)

    async def use(self, name: str) -> str:
        first = online.call(name, url="x")  # BLOCKS: QAM302 far
        second = offline.call("calculator", expression="1")  # ok
        names = online.names()  # ok
        third = await asyncio.to_thread(online.call, name, url="x")  # ok
        return first + second + third + names[0]

    async def direct(self) -> list[str]:
        out = [weather.run(city="Berlin")]  # BLOCKS: QAM302 far
        out.append(now.run())  # ok
        out.append(await weather.arun(city="Berlin"))  # ok
        out.append(await Shell().arun(command="ls"))  # ok
        out.append(Shell().run(command="ls"))  # BLOCKS: QAM304 far
        out.append(Calculator().describe())  # ok
        out.append(Search().run(query="x"))  # BLOCKS: QAM302 far
        return out


async def remember(session: str) -> list:
    history = RedisChatMessageHistory(session)  # ok
    history.add_user_message("x")  # BLOCKS: QAM305
    return history.messages  # BLOCKS: QAM305


async def every(tools: list[Tool]) -> dict[str, str]:
    merged = ChainMap({t.name: t for t in tools}, {"now": now})  # ok
    results = {name: each.run() for name, each in merged.items()}  # BLOCKS: QAM302 far
    for each in tools:
        results[each.name] = await each.arun()  # ok
    return results
