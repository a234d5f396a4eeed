import asyncio
from dataclasses import dataclass, field
from functools import wraps
from typing import Awaitable, Callable

from kb import KnowledgeBase

COMMANDS: dict[str, Callable[["Dispatcher", "Update", str], Awaitable[str]]] = {}


@dataclass(frozen=True)
class Update:
    id: int
    user: str
    text: str


def command(name: str):
    def register(func):
        @wraps(func)
        async def guarded(self, update, rest):
            self.log.append(name)
            return await func(self, update, rest)

        COMMANDS[name] = guarded
        return guarded

    return register


@dataclass
class Dispatcher:
    kb: KnowledgeBase
    log: list[str] = field(default_factory=list)

    async def dispatch(self, update: Update) -> str:
        if not update.text.startswith("/"):
            return await self.answer(update)
        name, _, rest = update.text[1:].partition(" ")
        return await COMMANDS[name](self, update, rest)

    async def answer(self, update: Update) -> str:
        loop = asyncio.get_running_loop()
        hits = await loop.run_in_executor(None, lambda: self.kb.search(update.text, limit=2))
        if not hits:
            return "no idea"
        best, *others = hits
        return best.text + (f" (and {len(others)} more)" if others else "")

    @command("start")
    async def start(self, update: Update, rest: str) -> str:
        return f"hello {update.user}, I know {self.kb.size()} things"

    @command("learn")
    async def learn(self, update: Update, rest: str) -> str:
        ident = await asyncio.to_thread(self.kb.add, rest, author=update.user)
        return f"learned #{ident}"

    @command("forget")
    async def forget(self, update: Update, rest: str) -> str:
        removed = await asyncio.get_event_loop().run_in_executor(None, self.kb.remove, int(rest))
        return "forgotten" if removed else "never knew"

    @command("stats")
    async def stats(self, update: Update, rest: str) -> str:
        return ", ".join(f"{k}={v}" for k, v in sorted(self.kb.stats().items()))
