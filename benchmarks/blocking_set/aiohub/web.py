import asyncio
import threading
from concurrent.futures import wait

from aiohttp import web

from .state import AsyncCache, Cache, Jobs, LocalCache

CACHE = web.AppKey("cache", Cache)
JOBS = web.AppKey("jobs", Jobs)
routes = web.RouteTableDef()
local = LocalCache()
shared = AsyncCache("redis://x")
events: asyncio.Queue = asyncio.Queue()


@routes.get("/get/{key}")
async def get(request: web.Request) -> web.Response:
    key = request.match_info["key"]
    found = local.get(key) or await shared.get(key)  # ok
    if found is None:
        found = request.app[CACHE].get(key)  # BLOCKS: QAM305 far
    return web.Response(body=found)


@web.middleware
async def count(request: web.Request, handler):
    cache = Cache("redis://x")
    cache.bump(request.path)  # BLOCKS: QAM305 far
    await shared.bump(request.path)  # ok
    return await handler(request)


@routes.post("/jobs")
async def post(request: web.Request) -> web.Response:
    jobs = request.app[JOBS]
    body = await request.text()
    jobs.offer(body)  # ok
    await events.put(body)  # ok
    return web.Response(text=await events.get())  # ok


@routes.post("/jobs/run")
async def run(request: web.Request) -> web.Response:
    jobs = Jobs()
    future = jobs.start(lambda: "x")  # ok
    other = jobs.pool.submit(print)  # ok
    wait([other])  # BLOCKS: QAM308
    text = await asyncio.wrap_future(jobs.start(lambda: "y"))  # ok
    return web.Response(text=text + future.result())  # BLOCKS: QAM308


@routes.get("/jobs/next")
async def next_job(request: web.Request) -> web.Response:
    jobs = Jobs()
    with jobs.lock:  # BLOCKS: QAM308
        await asyncio.sleep(0)  # ok
    return web.Response(text=jobs.take())  # BLOCKS: QAM308 far


async def on_cleanup(app: web.Application) -> None:
    app[JOBS].stop()  # BLOCKS: QAM308 far


async def waits(flag: threading.Event, signal: asyncio.Event, gate: asyncio.Lock) -> None:
    await signal.wait()  # ok
    async with gate:  # ok
        flag.set()  # ok
    flag.wait()  # BLOCKS: QAM308
    await asyncio.to_thread(flag.wait, 3)  # ok


async def collect(coros) -> list:
    tasks = [asyncio.create_task(c) for c in coros]
    done, _ = await asyncio.wait(tasks)  # ok
    return [t.result() for t in done]  # ok


def make() -> web.Application:
    app = web.Application(middlewares=[count])
    app[CACHE] = Cache("redis://x")
    app[CACHE].bump("start")
    app[JOBS] = Jobs()
    app.add_routes(routes)
    app.on_cleanup.append(on_cleanup)
    return app
