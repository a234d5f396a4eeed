from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from .checks import Always, Check, Database, Every, Name, Page, Port, Result, made, no_pause
from .notify import Notifier, Ring, Slack, by_mail, shown, to_log

ring = Ring()
quiet = Notifier(ring, to_log)
loud = Notifier(ring, by_mail)
slack = Slack("xoxb")


class Watch:
    def __init__(self, checks: list[Check], notifier: Notifier) -> None:
        self.checks = checks
        self.notifier = notifier
        self.latest: dict[str, Result] = {}

    async def once(self) -> None:
        results = await asyncio.gather(*(asyncio.to_thread(check.run) for check in self.checks))  # ok
        for result in results:
            self.latest[result.name] = result.note("seen")  # ok
            await self.notifier.atell(result)  # ok

    def summary(self) -> str:
        return ", ".join(str(result) for result in self.latest.values())

    async def forever(self) -> AsyncIterator[str]:
        while True:
            await self.once()  # ok
            yield self.summary()  # ok


async def checks(host: str) -> None:
    always = Always("x")  # ok
    print(always.run(), always.probe(), shown(always.run()))  # ok
    print(always.retried(3, no_pause))  # ok
    port = Port(host)  # ok
    print(port.run())  # BLOCKS: QAM307 far
    print(await asyncio.to_thread(port.run))  # ok
    page = Page(host)  # ok
    print(page.target, str(Result("a")), shown(Result("b")))  # ok
    print(page.retried(2, no_pause))  # BLOCKS: QAM302 far
    print(always.retried(2))  # BLOCKS: QAM301 far
    both = Every(always, Always("y"))  # ok
    print(both.run())  # ok
    mixed = Every(always, Database(host))  # ok
    print(mixed.target)  # ok
    print(mixed.run())  # BLOCKS: QAM305 far
    print(Name(host).probe())  # BLOCKS: QAM307 far
    with Database(host).cursor() as cursor:  # BLOCKS: QAM305 far
        cursor.execute("select 2")  # BLOCKS: QAM305
    easy = made("always", host)  # ok
    print(easy.probe())  # ok


async def telling(result: Result) -> None:
    quiet.tell(result)  # ok
    loud.tell(result)  # BLOCKS: QAM307 far
    await loud.atell(result)  # ok
    ring(result)  # ok
    print(ring.down())  # ok
    slack(result)  # BLOCKS: QAM306 far
    await slack.send(result)  # ok
    own = Notifier().add(to_log)  # ok
    own.tell(result)  # ok
    other = Notifier(to_log).add(by_mail)  # ok
    other.tell(result)  # BLOCKS: QAM307 far
    by_mail(result)  # BLOCKS: QAM307 far
    asyncio.get_running_loop().run_in_executor(None, by_mail, result)  # ok


async def index(request: web.Request) -> web.Response:
    async with aiohttp.ClientSession() as session:  # ok
        async with session.get("https://x") as answer:  # ok
            print(await answer.text())  # ok
    watch: Watch = request.app["watch"]  # ok
    with contextlib.suppress(KeyError):  # ok
        print(watch.latest["x"])  # ok
    return web.Response(text=watch.summary())  # ok


def main() -> None:
    watch = Watch([Port("x"), Page("https://x")], loud)
    for check in watch.checks:
        print(check.run())
    app = web.Application()
    app["watch"] = watch
    app.router.add_get("/", index)
    web.run_app(app)
