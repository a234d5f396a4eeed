from __future__ import annotations

import asyncio
import sched
import time
from typing import TYPE_CHECKING
from unittest.mock import AsyncMock, Mock

import httpx
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from .clients import Api, AsyncWebhook, Buffered, Recorder, Webhook, deliver, http_var, probe, splits, sync_var, version

if TYPE_CHECKING:
    import requests


class Clock:
    def __init__(self) -> None:
        self.sleep = asyncio.sleep

    async def pause(self, seconds: float) -> None:
        await self.sleep(seconds)  # ok


class Wall:
    def __init__(self) -> None:
        self.sleep = time.sleep

    def pause(self, seconds: float) -> None:
        self.sleep(seconds)


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    hook = Webhook("https://hook.example")  # ok
    print(hook.preview("a"))  # ok
    hook.send("a")  # BLOCKS: QAM302 far
    recorder = Recorder()  # ok
    recorder.send("a")  # ok
    print(recorder.sent)  # ok
    async with AsyncWebhook("https://hook.example") as remote:  # ok
        await remote.send("a")  # ok
        await deliver(remote, "a")  # ok
    await update.message.reply_text("hi")  # ok
    await deliver(hook, "a")  # ok


async def buffer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    calm = Buffered(Recorder())  # ok
    calm.push("a")  # ok
    calm.flush()  # ok
    busy = Buffered(Webhook("https://x"))  # ok
    busy.push("a")  # ok
    busy.flush()  # BLOCKS: QAM302 far
    await asyncio.to_thread(busy.flush)  # ok


async def clocks() -> None:
    await Clock().pause(1)  # ok
    Wall().pause(1)  # BLOCKS: QAM301
    wall = Wall()  # ok
    await asyncio.get_running_loop().run_in_executor(None, wall.pause, 1)  # ok
    scheduler = sched.scheduler(time.monotonic, time.sleep)  # ok
    scheduler.enter(1, 1, print)  # ok
    scheduler.run()  # BLOCKS: QAM301
    time.perf_counter()  # ok


async def https() -> None:
    http_var.set(httpx.AsyncClient())  # ok
    sync_var.set(httpx.Client())  # ok
    await http_var.get().get("https://x")  # ok
    sync_var.get().get("https://x")  # BLOCKS: QAM302
    fast = Api(httpx.AsyncClient())  # ok
    await fast.get("/a")  # ok
    slow = Api(httpx.Client())  # ok
    print(slow.request("/a").url)  # ok
    slow.get("/a")  # BLOCKS: QAM302 far


async def hosts(host: str) -> None:
    print(splits(host))  # ok
    probe(host)  # BLOCKS: QAM307 far
    print(version())  # BLOCKS: QAM304 far
    process = await asyncio.create_subprocess_shell("git --version", stdout=asyncio.subprocess.PIPE)  # ok
    print(await process.stdout.read())  # ok
    reader, writer = await asyncio.open_connection(host, 80)  # ok
    writer.write(b"x")  # ok
    await writer.drain()  # ok
    print(await reader.readline())  # ok


async def doubles(session: requests.Session) -> None:
    fake = Mock()  # ok
    fake.send("x")  # ok
    other = AsyncMock()  # ok
    await other.post("x")  # ok
    session.get("https://x")  # BLOCKS: QAM302


def main() -> None:
    print(version(), probe("x"))  # ok
    app = Application.builder().token("t").build()
    app.add_handler(CommandHandler("start", start))  # ok
    app.run_polling()  # ok
