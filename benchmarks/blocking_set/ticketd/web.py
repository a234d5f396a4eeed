from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import as_completed

from aiohttp import ClientSession, web

from .state import Channels, Pool

routes = web.RouteTableDef()
channels = Channels()
pool = Pool()


def crunch(n: int) -> int:
    time.sleep(0.1)
    return n


@routes.get("/next")
async def next_ticket(request: web.Request) -> web.Response:
    async with channels.lock:  # ok
        text = await channels.outbox.get()  # ok
    await channels.ready.wait()  # ok
    items = channels.drain()  # ok
    maybe = channels.poll()  # ok
    item = channels.take()  # BLOCKS: QAM308 far
    return web.json_response([text, items, maybe, item])


@routes.post("/push")
async def push(request: web.Request) -> web.Response:
    body = await request.json()  # ok
    channels.announce(body["text"])  # ok
    channels.push(body["text"])  # BLOCKS: QAM308 far
    channels.outbox.put_nowait(body["text"])  # ok
    channels.stopped.set()  # ok
    if channels.stopped.is_set():  # ok
        channels.ready.set()  # ok
    channels.stopped.wait(5)  # BLOCKS: QAM308
    return web.Response()


@routes.post("/job")
async def job(request: web.Request) -> web.Response:
    started = pool.start("a", crunch, 3)  # ok
    value = await asyncio.wrap_future(started)  # ok
    print(started.result())  # ok
    done = pool.finished("a")  # ok
    other = pool.result("b")  # BLOCKS: QAM308 far
    return web.json_response([value, done, other])


@routes.post("/many")
async def many(request: web.Request) -> web.Response:
    futures = [pool.start(str(i), crunch, i) for i in range(3)]
    total = 0
    for future in as_completed(futures):  # BLOCKS: QAM308
        total += future.result()  # ok
    tasks = [asyncio.create_task(asyncio.sleep(1, i)) for i in range(3)]
    finished, pending = await asyncio.wait(tasks)  # ok
    total += sum(t.result() for t in finished)  # ok
    return web.json_response(total)


async def guarded() -> None:
    if channels.guard.acquire(blocking=False):  # ok
        channels.guard.release()  # ok
    if channels.guard.acquire(timeout=0):  # ok
        channels.guard.release()
    channels.guard.acquire()  # BLOCKS: QAM308
    channels.guard.release()  # ok
    barrier = asyncio.Barrier(2)  # ok
    await barrier.wait()  # ok


async def stop(app: web.Application) -> None:
    worker = threading.Thread(target=channels.take)  # ok
    worker.start()  # ok
    worker.join(timeout=0)  # ok
    worker.join()  # BLOCKS: QAM308
    pool.shut_quickly()  # ok
    await asyncio.to_thread(pool.shut)  # ok
    pool.shut()  # BLOCKS: QAM308 far


async def fetch(session: ClientSession, url: str) -> str:
    async with session.get(url) as response:  # ok
        return await response.text()  # ok


async def outcome(task: asyncio.Task) -> int:
    if task.done():
        return task.result()  # ok
    return await task  # ok


app = web.Application()
app.add_routes(routes)
