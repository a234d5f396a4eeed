from __future__ import annotations

import asyncio
import io
from pathlib import Path

import anyio
from aiohttp import web

from .sinks import Codec, FileSink, MemorySink, S3Sink, Sink, archive, load, pid_file, render, sink_for, text_of, to_csv


class Fanout(Sink):
    def __init__(self, *sinks: Sink) -> None:
        self.sinks = list(sinks)

    def write(self, row: dict) -> None:
        for sink in self.sinks:
            sink.write(row)


async def ingest(request: web.Request) -> web.Response:
    row = await request.json()  # ok
    memory = MemorySink()  # ok
    with memory:  # ok
        memory.write(row)  # ok
    file = FileSink(Path("/tmp/x"))  # ok
    file.write(row)  # ok
    file.flush()  # BLOCKS: QAM303 far
    with FileSink(Path("/tmp/y")) as out:  # BLOCKS: QAM303 far
        out.write(row)  # ok
    sink = sink_for(row["url"])  # ok
    print(sink.name)  # ok
    sink.write(row)  # BLOCKS: QAM306 far
    sink.flush()  # BLOCKS: QAM303 far
    return web.Response(text=text_of([row]))  # ok


async def fan(row: dict) -> None:
    calm = Fanout(MemorySink(), MemorySink())  # ok
    calm.write(row)  # ok
    heavy = Fanout(MemorySink(), S3Sink("b"))  # ok
    heavy.write(row)  # BLOCKS: QAM306
    await asyncio.to_thread(heavy.write, row)  # ok


async def loads() -> int:
    total = len(load(b"abc"))  # ok
    total += len(load(io.BytesIO(b"abc")))  # ok
    total += len(load("/etc/passwd"))  # BLOCKS: QAM303 far
    with open("/etc/hosts", "rb") as handle:  # BLOCKS: QAM303
        total += len(load(handle))  # BLOCKS: QAM303 far
    data = await anyio.Path("/etc/hosts").read_bytes()  # ok
    return total + len(load(data))  # ok


async def renders() -> None:
    codec = Codec()  # ok
    print(render(3), render("x"))  # ok
    print(render(Path("x")))  # BLOCKS: QAM303 far
    print(codec.encode(3), codec.encode("x"))  # ok
    print(codec.encode(Path("x")))  # BLOCKS: QAM303 far
    print(pid_file())  # ok
    archive("/tmp/x.gz")  # BLOCKS: QAM402 far
    out = io.StringIO()
    to_csv([], out)  # ok
    async with await anyio.open_file("/tmp/x", "w") as handle:  # ok
        await handle.write(out.getvalue())  # ok
    with open("/tmp/z", "w") as plain:  # BLOCKS: QAM303
        to_csv([{"a": 1}], plain)


def cron() -> None:
    archive("/tmp/x.gz")  # ok
    print(sink_for("s3://x").flush(), render(Path("x")))  # ok
