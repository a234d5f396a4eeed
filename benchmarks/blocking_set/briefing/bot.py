from __future__ import annotations

import argparse
import asyncio
import functools
import logging
import queue
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import discord
from discord.ext import commands, tasks

from .core import feeds
from .core.feeds import CHANNELS, Archive, Feed, Feeds, Fixed, Rss, Table, Writer, download, mail, report, slug, speak

log = logging.getLogger(__name__)
archive = Archive()
writer = Writer()
pool = ThreadPoolExecutor(2)
everything = Feeds(Rss("news", "https://news.example"), Table("table", Path("a.csv")), Fixed("fixed"))
inbox: queue.Queue[str] = queue.Queue()


def logged(function: Callable[..., Awaitable]):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        log.info("start")  # ok
        try:
            return await function(*args, **kwargs)  # ok
        finally:
            archive.known("done")  # BLOCKS: QAM305 far

    return wrapper


def in_pool(function):
    async def wrapper(*args):
        return await asyncio.get_running_loop().run_in_executor(pool, functools.partial(function, *args))  # ok

    return wrapper


async_speak = in_pool(speak)


@in_pool
def exported() -> Path:
    return archive.export(Path("."))


class Client(commands.Bot):
    ready = threading.Event()

    async def setup_hook(self) -> None:
        self.brief.start()  # ok
        download("https://x.example/a", Path("a.bin"))  # BLOCKS: QAM302 far
        self.ready.set()  # ok

    @tasks.loop(hours=1)
    async def brief(self) -> None:
        for feed in everything:  # ok
            for item in feed.items():  # BLOCKS: QAM302 far
                print(slug(item["title"]))  # ok
        print(len(everything), everything["news"].name)  # ok
        fixed = Fixed("x", [{"title": "a"}])  # ok
        print(fixed.items())  # ok
        everything.parallel()  # BLOCKS: QAM308 far
        channel = self.get_channel(1)  # ok
        await channel.send(writer.render("a", "b"))  # ok

    @logged
    async def search(self, text: str) -> str:
        title = archive.normalised(text)  # ok
        if archive.known(title):  # BLOCKS: QAM305 far
            return Archive.header()  # ok
        return archive.table()  # BLOCKS: QAM305 far

    async def on_message(self, message: discord.Message) -> None:
        if message.author == self.user:  # ok
            return
        inbox.put_nowait(message.content)  # ok
        text = await asyncio.to_thread(writer.summary, message.content)  # ok
        await message.reply(text)  # ok
        await message.reply(writer.summary(message.content))  # BLOCKS: QAM306 far
        await self.process_commands(message)  # ok


client = Client("!", intents=discord.Intents.all())


@client.command()
async def say(ctx: commands.Context, *, text: str) -> None:
    data = await async_speak(text)  # ok
    data += speak(text)  # BLOCKS: QAM304 far
    await ctx.send(str(len(data)))  # ok
    CHANNELS["log"](text)  # ok
    CHANNELS["mail"](text)  # BLOCKS: QAM307 far
    print(await exported())  # ok


@client.command()
async def reports(ctx: commands.Context) -> None:
    report(slug, "a b")  # ok
    report(mail, "a@example.org", "text")  # BLOCKS: QAM307 far
    await asyncio.to_thread(report, mail, "a@example.org", "text")  # ok
    found = feeds.Table("t", Path("t.csv")).items()  # BLOCKS: QAM402 far
    vectors = writer.vectors([row["title"] for row in found])  # BLOCKS: QAM306 far
    await ctx.send(str(len(vectors)))  # ok
    jobs = [asyncio.create_task(asyncio.to_thread(feed.items)) for feed in everything]  # ok
    for done in asyncio.as_completed(jobs):  # ok
        print(await done)  # ok


@asynccontextmanager
async def worker() -> AsyncIterator[threading.Thread]:
    thread = threading.Thread(target=lambda: inbox.get(), daemon=True)  # ok
    thread.start()  # ok
    try:
        yield thread
    finally:
        thread.join(timeout=1)  # BLOCKS: QAM308


async def pump() -> None:
    async with worker() as thread:  # ok
        print(thread.is_alive())  # ok
        while True:
            text = inbox.get(timeout=1)  # BLOCKS: QAM308
            try:
                again = inbox.get(False)  # ok
            except queue.Empty:
                again = ""
            print(text, again, inbox.qsize())  # ok
            client.ready.wait()  # BLOCKS: QAM308
            await asyncio.sleep(0.1)  # ok


async def run(arguments: argparse.Namespace) -> None:
    feed: Feed = everything[arguments.feed]  # ok
    print(feed.items())  # BLOCKS: QAM302 far
    async with client:  # ok
        await client.start(arguments.token)  # ok


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--token")
    mail("b@example.org", "started")  # ok
    asyncio.run(run(parser.parse_args()))  # ok
