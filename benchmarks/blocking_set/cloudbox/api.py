from __future__ import annotations

import asyncio
import functools

from azure.storage.blob.aio import BlobServiceClient as AsyncBlobServiceClient
from minio import Minio
from sanic import Request, Sanic
from sanic.response import HTTPResponse, raw, text

from cloudbox.box import Box, Boxes, Settings, open_driver
from cloudbox.drivers import AsyncAzure, MinioDriver, Static, buffer, first, head, lines

app = Sanic("cloudbox")
local = Box.local()
remote = Box.remote()
boxes = Boxes(minio=MinioDriver(Minio("minio:9000")), static=Static())
statics = Boxes(a=Static(), b=Static())
offline = Settings(offline=True)
online = Settings()


@app.get("/local/<key>")
async def get_local(request: Request, key: str) -> HTTPResponse:
    return raw(local.get(key))  # ok


@app.get("/remote/<key>")
async def get_remote(request: Request, key: str) -> HTTPResponse:
    remote.pop(key)  # ok
    data = await remote.aget(key)  # ok
    return raw(data or remote.get(key))  # BLOCKS: QAM305 far


@app.get("/static/<name>/<key>")
async def get_static(request: Request, name: str, key: str) -> HTTPResponse:
    return raw(statics[name].get(key))  # ok


@app.get("/boxes/<name>/<key>")
async def get_box(request: Request, name: str, key: str) -> HTTPResponse:
    return raw(boxes[name].get(key))  # BLOCKS: QAM305 far


@app.get("/offline/<key>")
async def get_offline(request: Request, key: str) -> HTTPResponse:
    return text(offline.driver().text(key))  # ok


@app.get("/online/<key>")
async def get_online(request: Request, key: str) -> HTTPResponse:
    driver = await asyncio.to_thread(online.driver)  # ok
    return text(driver.text(key))  # BLOCKS: QAM305 far


@app.get("/any")
async def get_any(request: Request) -> HTTPResponse:
    driver = await asyncio.to_thread(open_driver, request.args.get("url"))  # ok
    return text(str(driver.size("a")))  # BLOCKS: QAM305 far


@app.get("/azure/<key>")
async def get_azure(request: Request, key: str) -> HTTPResponse:
    async with AsyncBlobServiceClient("https://main") as service:  # ok
        return raw(await AsyncAzure(service).read(key))  # ok


@app.post("/lines")
async def post_lines(request: Request) -> HTTPResponse:
    handle = buffer(request.body)  # ok
    count = len(lines(handle))  # ok
    handle.seek(0)  # ok
    return text(f"{count} {first(handle)!r}")  # ok


@app.get("/head")
async def get_head(request: Request) -> HTTPResponse:
    loop = asyncio.get_running_loop()
    quick = await loop.run_in_executor(None, functools.partial(head, "a.bin"))  # ok
    return raw(quick + head("b.bin"))  # BLOCKS: QAM303 far


@app.before_server_start
async def warm(app: Sanic) -> None:
    app.ctx.boxes = boxes  # ok
    app.ctx.key = await remote.aget("warm")  # ok
