from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import Path

from .http import Api, LegacyApi, Reply, download
from .plugins import notes
from .plugins.base import each, guarded
from .plugins.notes import Context, database, fetch_and_measure, quiet, router, trim_and_measure
from .storage import Database, Journal, Lines, Memory, Numbers, Preferences, visits

log = logging.getLogger(__name__)


class Bot:
    def __init__(self, token: str) -> None:
        self.api = Api(token)
        self.legacy = LegacyApi("old.example")
        self.preferences = Preferences(Path("prefs.bin"))
        self.memory = Memory()
        self.handlers = {"visit": self._visit, "echo": self._echo}

    def _visit(self, name: str) -> str:
        return str(visits(name))

    def _echo(self, name: str) -> str:
        return name

    async def reply(self, text: str) -> Reply:
        self.api.link("sendMessage", text=text)  # ok
        self.api.call("typing")  # BLOCKS: QAM302 far
        return self.api.sendMessage(text=text)  # BLOCKS: QAM302 far

    async def old(self) -> Reply:
        return self.legacy.get("/status")  # BLOCKS: QAM302 far

    async def prefer(self, key: str, value: str) -> None:
        self.memory[key] = value  # ok
        self.preferences[key] = value  # BLOCKS: QAM303 far

    async def handle(self, name: str, argument: str) -> str:
        return self.handlers[name](argument)  # BLOCKS: QAM303 far

    async def close(self) -> None:
        with contextlib.suppress(OSError):  # ok
            self.preferences.save()  # BLOCKS: QAM303 far


async def command(name: str, text: str) -> None:
    log.info("command %s", name)  # ok
    router.commands[name](text)  # BLOCKS: QAM305 far


async def hooks(name: str) -> None:
    router.run_hooks(name)  # BLOCKS: QAM303 far
    print(router.help())  # ok


async def context() -> None:
    made = Context()  # ok
    print(made.names)  # ok
    made.db.note("x")  # BLOCKS: QAM305 far


async def composed(url: str) -> int:
    size = trim_and_measure(url)  # ok
    return size + fetch_and_measure(url)  # BLOCKS: QAM302 far


async def higher_order(urls: list[str]) -> list[bytes]:
    each(urls, len)  # ok
    guarded(lambda: len(urls))  # ok
    first = guarded(lambda: download(urls[0]))  # BLOCKS: QAM302 far
    return [first, *each(urls, download)]  # BLOCKS: QAM302 far


async def mapped(urls: list[str]) -> list[bytes]:
    lazy = map(download, urls)  # ok
    sizes = list(map(len, urls))  # ok
    print(lazy, sizes)
    return list(map(download, urls))  # BLOCKS: QAM302 far


async def journal() -> None:
    book = Journal("a.log")  # ok
    with book:  # BLOCKS: QAM303 far
        book += "line"  # BLOCKS: QAM303 far
        book << "more"  # BLOCKS: QAM303 far
    print(f"{book}")  # BLOCKS: QAM303 far
    print(book == Journal("b.log"))  # ok


async def lines() -> None:
    for number in Numbers(3):  # ok
        print(number)
    for line in Lines("a.log"):  # BLOCKS: QAM303 far
        print(line)
    first = next(Lines("b.log"))  # BLOCKS: QAM303 far
    head, *rest = Lines("c.log")  # BLOCKS: QAM303 far
    print(first, head, rest)


async def notes_of() -> list[str]:
    print(database.path)  # ok
    if text := database.notes():  # BLOCKS: QAM305 far
        return text
    return Database().notes()  # BLOCKS: QAM305 far


async def through_module() -> int:
    return notes.add_note("x")  # BLOCKS: QAM305 far


async def gathered(urls: list[str]) -> list[bytes]:
    return await asyncio.gather(*(asyncio.to_thread(download, url) for url in urls))  # ok


async def mistaken(urls: list[str]) -> list[bytes]:
    return [await asyncio.to_thread(lambda data=download(url): data) for url in urls]  # BLOCKS: QAM302 far


async def scheduled() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(visits, "x")  # BLOCKS: QAM303 far
    loop.call_soon(print, "x")  # ok
    loop.run_in_executor(None, visits, "x")  # ok
