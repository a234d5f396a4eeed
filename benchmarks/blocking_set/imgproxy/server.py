from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import aiofiles
import aiohttp
import requests
from aiohttp import web

from imgproxy.cache import DiskCache, MemoryCache, Tiered, key_of
from imgproxy.transform import Pipeline, placeholder, pool, shrink

log = logging.getLogger(__name__)
routes = web.RouteTableDef()
SESSION = web.AppKey("session", aiohttp.ClientSession)
CACHE = web.AppKey("cache", Tiered)


async def fetch(session: aiohttp.ClientSession, url: str) -> bytes:
    async with session.get(url) as response:  # ok
        return await response.read()  # ok


def fetch_legacy(url: str) -> bytes:
    reply = requests.get(url, timeout=10)
    reply.raise_for_status()
    return reply.content


@routes.get("/thumb")
async def thumb(request: web.Request) -> web.Response:
    url = request.query.get("url", "")  # ok
    width = int(request.query.get("w", "200"))  # ok
    cache = Tiered(MemoryCache(100), DiskCache(Path("/var/cache/img")))
    key = key_of(url, width)  # ok
    data = cache.get(key)  # BLOCKS: QAM303 far
    if data is None:
        raw = await fetch(request.app[SESSION], url)  # ok
        data = shrink(raw, width)  # BLOCKS: QAM402 far
    return web.Response(body=data)


@routes.get("/fast")
async def fast(request: web.Request) -> web.Response:
    url = request.query["url"]
    cache = Tiered(MemoryCache(100), DiskCache(Path("/var/cache/img")))
    data = cache.peek(key_of(url, 100))  # ok
    if data is None:
        raw = await fetch(request.app[SESSION], url)  # ok
        loop = asyncio.get_running_loop()
        data = await loop.run_in_executor(pool, shrink, raw, 100)  # ok
    return web.Response(body=data)


@routes.get("/front")
async def front_only(request: web.Request) -> web.Response:
    cache = Tiered(MemoryCache(10))
    data = cache.get(request.query["key"])  # ok
    return web.Response(body=data or placeholder(10))  # ok


@routes.get("/legacy")
async def legacy(request: web.Request) -> web.Response:
    raw = fetch_legacy(request.query["url"])  # BLOCKS: QAM302
    spec = Pipeline().resize(100).save()  # ok
    return web.Response(body=raw, headers={"x-spec": spec})


@routes.get("/legacy2")
async def legacy_threaded(request: web.Request) -> web.Response:
    raw = await asyncio.to_thread(fetch_legacy, request.query["url"])  # ok
    return web.Response(body=raw)


@routes.get("/logo")
async def logo(request: web.Request) -> web.StreamResponse:
    async with aiofiles.open("logo.png", "rb") as handle:  # ok
        body = await handle.read()  # ok
    return web.Response(body=body)


@routes.get("/robots.txt")
async def robots(request: web.Request) -> web.Response:
    text = (Path(__file__).parent / "robots.txt").read_text()  # BLOCKS: QAM303
    return web.Response(text=text)


@routes.get("/file")
async def file(request: web.Request) -> web.FileResponse:
    return web.FileResponse(Path("/srv") / request.match_info["name"])  # ok


async def warm(app: web.Application) -> None:
    disk = DiskCache(Path("/var/cache/img"))
    memory = MemoryCache(5)
    for key in ("a", "b"):
        body = await asyncio.to_thread(disk.get, key)  # ok
        memory.put(key, body or b"")  # ok
        disk.put(key, body or b"")  # BLOCKS: QAM303 far


async def session_context(app: web.Application):
    app[SESSION] = aiohttp.ClientSession()  # ok
    yield
    await app[SESSION].close()  # ok


def create() -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    app.on_startup.append(warm)
    app.cleanup_ctx.append(session_context)
    Path("/var/cache/img").mkdir(exist_ok=True)
    log.info(fetch_legacy("http://localhost/health"))
    return app
