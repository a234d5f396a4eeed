import asyncio
import contextlib
import time
from pathlib import Path

from . import plugins
from .plugins import PLUGINS, Buffer, Journal, Kind, Meter, Radio, Route, Scan, Upper, compose, drop, post, throttled, weigh

meter = Meter()
posting: Buffer[str] = Buffer(post, 3)
dropping: Buffer[str] = Buffer(drop)
clean = compose(str.strip, str.lower)
slow = compose(str.strip, Scan().run)


async def run_plugins(items: list[str]) -> None:
    scan, upper = Scan(), Upper()  # ok
    print(scan.run_all(items))  # BLOCKS: QAM304 far
    print(upper.run_all(items))  # ok
    lazy = scan.run_lazily(items)  # ok
    print(list(lazy))  # BLOCKS: QAM304 far
    print(list(upper.run_lazily(items)))  # ok
    print(PLUGINS["scan"]().run(items[0]))  # BLOCKS: QAM304 far
    print(scan.name, len(PLUGINS))  # ok
    print(await asyncio.to_thread(scan.run_all, items))  # ok
    print(await asyncio.to_thread(list, scan.run_lazily(items)))  # ok


async def radios(host: str) -> None:
    radio = Radio(host).tune(3)  # ok
    radio.say("x")  # BLOCKS: QAM307 far
    radio.shout("x")  # BLOCKS: QAM307 far
    print(radio.socket)  # BLOCKS: QAM307 far
    print(radio.host, radio.channel)  # ok
    shout = radio.shout  # ok
    await asyncio.to_thread(shout, "x")  # ok


async def counting() -> None:
    with meter.locked() as counts:  # BLOCKS: QAM308 far
        counts["x"] = 1  # ok
    print(meter.peek("x"))  # ok
    with Journal(Path("x")) as journal:  # BLOCKS: QAM303 far
        journal.add("x")  # ok
    lines = Journal(Path("y"))  # ok
    lines.add("z")  # ok


async def buffers(items: list[str]) -> None:
    for item in items:
        posting.push(item)  # BLOCKS: QAM302 far
        dropping.push(item)  # ok
    dropping.flush()  # ok
    posting.flush()  # BLOCKS: QAM302 far
    await asyncio.to_thread(posting.flush)  # ok


async def weighing(item: str) -> None:
    print(weigh(item))  # BLOCKS: QAM301 far
    print(clean(item))  # ok
    print(slow(item))  # BLOCKS: QAM304 far
    print(await asyncio.to_thread(weigh, item))  # ok
    plugins.remember("x", "y", item)  # BLOCKS: QAM303 far
    local = throttled(0)(len)  # ok
    print(local(item))  # BLOCKS: QAM301 far


async def routes() -> None:
    route = Route(["a"])  # ok
    print(route.visit(Kind.CRANE))  # BLOCKS: QAM303 far
    route.stops.append("b")  # ok
    await asyncio.to_thread(route.visit, Kind.CRANE)  # ok

    class Local:
        def __init__(self) -> None:
            self.started = time.monotonic()
            time.sleep(0.1)

        def age(self) -> float:
            return time.monotonic() - self.started

    local = Local()  # BLOCKS: QAM301
    print(local.age())  # ok

    def nap() -> None:
        time.sleep(1)

    async def later() -> None:
        await asyncio.to_thread(nap)  # ok

    await later()  # ok
    with contextlib.suppress(ValueError):  # ok
        nap()  # BLOCKS: QAM301
