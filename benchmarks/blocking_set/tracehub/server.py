from __future__ import annotations

import asyncio
import time

from aiohttp import web

from .pipeline import Batch, Console, Many, Remote, Span, Tracer, Udp, abackoff, backoff, exporter_named, oldest, packed

quiet = Tracer()
local = Tracer(Batch(Console()))
direct = Tracer(Batch(Remote("https://traces.example")))
queued = Tracer(Batch(Remote("https://traces.example"), sync=False))


class FakeSession:
    def post(self, url: str, json: list) -> None:
        self.last = json


def double(x: int) -> int:
    return x * 2


async def harmless(request: web.Request) -> web.Response:
    spans = [Span("a", time.time())]  # ok
    print(spans[0].age, oldest(spans))  # ok
    Console().export(spans)  # ok
    Udp("statsd").export(spans)  # ok
    Remote("x", FakeSession()).export(spans)  # ok
    Many().add(Console()).export(spans)  # ok
    with quiet:  # ok
        pass
    with local:  # ok
        pass
    with queued:  # ok
        pass
    quiet.wrap(double)(3)  # ok
    exporter_named("console").export(spans)  # ok
    backoff(3, lambda seconds: None)  # ok
    await abackoff(3)  # ok
    queued.batch.start()  # ok
    queued.batch.stop(0)  # ok
    await asyncio.to_thread(direct.batch.on_end, spans[0])  # ok
    return web.json_response({})


async def harmful(request: web.Request) -> web.Response:
    spans = [Span("a", time.time())]  # ok
    Remote("x").export(spans)  # BLOCKS: QAM302 far
    both = Many().add(Console()).add(Remote("x"))  # ok
    both.export(spans)  # BLOCKS: QAM302 far
    with direct:  # BLOCKS: QAM302 far
        pass
    direct.wrap(double)(3)  # BLOCKS: QAM302 far
    exporter_named("remote").export(spans)  # BLOCKS: QAM302 far
    exporter_named(request.path).export(spans)  # BLOCKS: QAM302 far
    backoff(3)  # BLOCKS: QAM301 far
    packed(spans)  # BLOCKS: QAM402 far
    queued.batch.stop()  # BLOCKS: QAM308 far
    return web.json_response({})
