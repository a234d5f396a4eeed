from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from operator import attrgetter, methodcaller
from pathlib import Path

from .fields import Files, Settings
from .state import Cache, FileLock, Quick, Table, shelf

try:
    import aiosqlite
except ImportError:
    aiosqlite = None

settings = Settings("/etc/daemon", debug=True)
files = Files(Path("/etc"))
cache = Cache()
quick = Quick()

Handler = Callable[[str], Awaitable[str]]


class Daemon:
    def __init__(self, table: Table | None = None) -> None:
        self.table = table or Table()
        self.handlers: dict[str, Handler] = {"get": self.get, "set": self.set}

    async def dispatch(self, verb: str, text: str) -> str:
        return await self.handlers[verb](text)  # ok

    async def get(self, text: str) -> str:
        if text in self.table:  # BLOCKS: QAM305 far
            return self.table[text]  # BLOCKS: QAM305 far
        print(self.table)  # ok
        if self.table:  # ok
            return str(quick[text])  # ok
        return cache[text]  # BLOCKS: QAM303 far

    async def set(self, text: str) -> str:
        key, _, value = text.partition("=")
        self.table[key] = value  # BLOCKS: QAM305 far
        return key

    async def compare(self, other: Table) -> int:
        return self.table @ other  # BLOCKS: QAM305 far


async def read_settings() -> None:
    print(settings.limits)  # BLOCKS: QAM303 far
    settings.limits = {"a": 1}  # BLOCKS: QAM303 far
    settings.title = "x"  # ok
    print(settings.title)  # ok
    print(settings.remote)  # BLOCKS: QAM302 far
    print(settings.upper)  # ok
    print(settings.home)  # ok
    print(settings.debug)  # ok
    settings.session.close()  # ok


async def read_files(name: str) -> dict:
    found = files / "a.toml"  # BLOCKS: QAM303 far
    found |= files(name)  # BLOCKS: QAM303 far
    print(found)  # ok
    found |= await asyncio.to_thread(files.read, name)  # ok
    return found | files.read(name)  # BLOCKS: QAM303 far


async def state() -> None:
    store = shelf()  # BLOCKS: QAM303 far
    store["a"] = 1  # BLOCKS: QAM303
    store.sync()  # BLOCKS: QAM303
    lock = FileLock("/run/daemon.lock")  # ok
    lock.acquire()  # BLOCKS: QAM308 far
    lock.try_acquire()  # ok
    lock.release()  # ok
    names = map(files.read, ["a.toml", "b.toml"])  # ok
    print(list(names))  # BLOCKS: QAM303 far
    rows = sorted(["a", "b"], key=Table().__getitem__)  # BLOCKS: QAM305 far
    print(rows, methodcaller("upper")("a"), attrgetter("real")(1))  # ok


async def stacked() -> None:
    with contextlib.ExitStack() as stack:  # ok
        handle = stack.enter_context(open("a.txt"))  # BLOCKS: QAM303
        print(handle.name)  # ok
        stack.callback(print, "done")  # ok
    async with contextlib.AsyncExitStack() as later:  # ok
        if aiosqlite is not None:
            database = await later.enter_async_context(aiosqlite.connect("a.db"))  # ok
            await database.execute("select 1")  # ok
        later.push_async_callback(asyncio.sleep, 1)  # ok
    with contextlib.redirect_stdout(None):  # ok
        print("silent")  # ok


async def main() -> None:
    daemon = Daemon()  # BLOCKS: QAM305 far
    server = await asyncio.start_unix_server(lambda r, w: daemon.dispatch("get", "a"), "/run/daemon")  # ok
    async with server:  # ok
        await server.serve_forever()  # ok
