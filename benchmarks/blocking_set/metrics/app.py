from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import redis

from .core import transport as t
from .core.transport import Config, Counter, Fanout, Feed, HttpSink, TcpSink, Ticker, UdpSink, Worker, compute, fetch, lookup, make_local, make_sink, parallel, started

POOL = ThreadPoolExecutor(8)


class Service:
    def __init__(self, sink: t.Sink, config: Config) -> None:
        self.sink = sink
        self.config = config
        self.worker = Worker()
        self._pending: set[asyncio.Task] = set()

    async def start(self) -> None:
        self.worker.start()  # ok
        print(self.worker.is_ready())  # ok
        self.worker.wait_ready()  # BLOCKS: QAM308 far

    async def stop(self) -> None:
        self.worker.submit("bye")  # ok
        self.worker.stop()  # BLOCKS: QAM308 far

    async def record(self, name: str, value: float) -> None:
        self.sink.push(name, value)  # BLOCKS: QAM302 far
        title = self.config.title  # BLOCKS: QAM305 far
        print(title)

    async def background(self, url: str) -> None:
        task = asyncio.create_task(asyncio.to_thread(fetch, url))  # ok
        self._pending.add(task)  # ok
        task.add_done_callback(self._pending.discard)  # ok
        await task
        print(len(task.result()))  # ok


async def main() -> None:
    service = Service(make_sink("http", url="http://localhost"), Config(redis.Redis()))  # ok
    await service.start()  # ok
    await service.record("a", 1.0)  # ok


async def sinks() -> None:
    local = make_local()  # ok
    local.push("a", 1.0)  # ok
    UdpSink("h").push("a", 1.0)  # ok
    tcp = TcpSink("h")  # ok
    tcp.open()  # BLOCKS: QAM307 far
    tcp.push("a", 1.0)  # BLOCKS: QAM307 far
    both = Fanout(UdpSink("h"), tcp)  # ok
    both.push("a", 1.0)  # BLOCKS: QAM307 far


async def batches() -> None:
    sink = HttpSink("http://localhost")  # ok
    print(sink.encode("a", 1.0), HttpSink.encode("b", 2.0))  # ok
    with sink.batch() as rows:  # BLOCKS: QAM302 far
        rows.append(1)  # ok


async def counters() -> None:
    counter = Counter("hits", HttpSink("http://localhost"))  # ok
    counter += 1  # BLOCKS: QAM302 far
    print(counter.peek())  # ok
    counter.try_reset()  # ok
    counter.reset()  # BLOCKS: QAM308 far


async def feeds() -> None:
    for number in Ticker():  # ok
        print(number)
    feed = Feed()  # BLOCKS: QAM307 far
    for message in feed:  # BLOCKS: QAM307 far
        print(message)


async def fetching(urls: list[str]) -> list[bytes]:
    first = fetch(urls[0])  # BLOCKS: QAM302 far
    lookup("localhost")  # BLOCKS: QAM307 far
    rest = parallel(urls)  # BLOCKS: QAM308 far
    later = started(urls, POOL)  # ok
    more = [await asyncio.wrap_future(future) for future in later]  # ok
    last = later[0].result()  # ok
    compute([1.0])  # BLOCKS: QAM308 far
    return [first, *rest, *more, last]


async def through_threads(urls: list[str]) -> list[Any]:
    loop = asyncio.get_running_loop()
    one = await loop.run_in_executor(POOL, parallel, urls)  # ok
    two = await asyncio.gather(*[loop.run_in_executor(None, fetch, url) for url in urls])  # ok
    threading.Thread(target=parallel, args=(urls,), daemon=True).start()  # ok
    threading.Timer(5, fetch, args=urls[:1]).start()  # ok
    return [one, two]


async def configured(config: Config) -> None:
    print(config.title)  # BLOCKS: QAM305 far
    config.title = "x"  # BLOCKS: QAM305 far


async def bridged() -> None:
    async def inner() -> bytes:
        return b""

    def in_thread() -> bytes:
        return asyncio.run_coroutine_threadsafe(inner(), loop).result()

    loop = asyncio.get_running_loop()
    await asyncio.to_thread(in_thread)  # ok


async def callbacks(url: str) -> None:
    def done(future: Future) -> None:
        print(future.result())  # ok

    POOL.submit(fetch, url).add_done_callback(done)  # ok


async def conditional(client: Any = None) -> None:
    getter = fetch if client is None else client.fetch
    getter("http://localhost")  # BLOCKS: QAM302 far
    (fetch or lookup)("http://localhost")  # BLOCKS: QAM302 far
    action = {True: fetch, False: lookup}[client is None]
    action("http://localhost")  # BLOCKS: QAM302 far
