from __future__ import annotations

import asyncio
import io
import logging
import sys
from itertools import islice

import aiofiles
from elasticsearch import AsyncElasticsearch, Elasticsearch

from logship.sinks import AsyncElasticSink, ElasticSink, FileSink, StreamSink, Tee, UdpSink, captured, follow, only, parse

memory = StreamSink(io.StringIO())
console = StreamSink(sys.stderr)
disk = StreamSink(open("all.log", "a"))
zipped = FileSink("all.gz")
udp = UdpSink("collector", 514)
elastic = ElasticSink(Elasticsearch("http://es"))
aelastic = AsyncElasticSink(AsyncElasticsearch("http://es"))
recent: list[str] = []


async def ship(line: str) -> None:
    memory.write(line)  # ok
    console.write(line)  # ok
    udp.write(line)  # ok
    elastic.write(line)  # ok
    aelastic.write(line)  # ok
    disk.write(line)  # BLOCKS: QAM303 far
    zipped.write(line)  # BLOCKS: QAM303 far


async def ship_all(lines: list[str]) -> int:
    count = memory.write_all(lines)  # ok
    count += await asyncio.to_thread(zipped.write_all, lines)  # ok
    return count + zipped.write_all(lines)  # BLOCKS: QAM303 far


async def tee(line: str) -> None:
    with Tee(memory, console) as quick:  # ok
        quick.write(line)  # ok
    with Tee(memory, udp) as both:  # ok
        both.write(line)  # ok
    Tee(memory, zipped).write(line)  # BLOCKS: QAM303 far


async def flush() -> None:
    await aelastic.close()  # ok
    memory.close()  # ok
    elastic.close()  # BLOCKS: QAM305 far


async def rows(text: str) -> list[dict]:
    lazy = only("ERROR", parse(follow("all.log")))  # ok
    print(lazy)
    quick = list(only("ERROR", parse(io.StringIO(text))))  # ok
    return quick + list(islice(only("INFO", parse(follow("all.log"))), 3))  # BLOCKS: QAM303 far


async def read(path: str) -> list[str]:
    async with aiofiles.open(path) as handle:  # ok
        first = [line async for line in handle]  # ok
    loop = asyncio.get_running_loop()
    second = await loop.run_in_executor(None, lambda: list(follow(path)))  # ok
    return first + second + [line for line in follow(path)]  # BLOCKS: QAM303 far


async def capture() -> str:
    return captured(lambda: print("hello"))  # ok


async def watch(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            line = await asyncio.wait_for(queue.get(), 1)  # ok
        except asyncio.TimeoutError:
            continue
        recent.append(line)  # ok
        queue.task_done()  # ok


def main() -> None:
    zipped.write("start")
    elastic.close()
    asyncio.run(ship("hello"))


if __name__ == "__main__":
    main()
