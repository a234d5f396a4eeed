import asyncio
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import aiobotocore.session
import aiofiles
from aiohttp import ClientSession, web

from .core.images import Picture, apply
from .core.storage import DiskStorage, MemoryStorage, S3Storage, Storage, storage_for

STORAGE = web.AppKey("storage", Storage)
POOL = ProcessPoolExecutor()


class Upload(web.View):
    @property
    def storage(self) -> S3Storage:
        return self.request.app["s3"]

    async def post(self) -> web.Response:
        reader = await self.request.multipart()  # ok
        part = await reader.next()  # ok
        data = await part.read()  # ok
        picture = Picture(data)  # ok
        self.storage.put(picture.digest, data)  # BLOCKS: QAM305 far
        small = picture.thumbnail(128)  # BLOCKS: QAM402 far
        return web.Response(body=small)  # ok

    async def get(self) -> web.Response:
        key = self.request.match_info["key"]
        if self.request.query.get("sign"):
            raise web.HTTPFound(self.storage.sign(key))  # ok
        body = self.storage.get(key)  # BLOCKS: QAM305 far
        return web.Response(body=body)  # ok


async def listing(request: web.Request) -> web.Response:
    store: S3Storage = request.app["s3"]
    keys = [key for key in store.keys()]  # BLOCKS: QAM305 far
    memory = MemoryStorage()  # ok
    memory.put("a", b"")  # ok
    memory.copy("a", "b")  # ok
    return web.json_response({"keys": keys, "url": memory.url("a")})  # ok


async def transform(request: web.Request) -> web.Response:
    picture = Picture(await request.read())  # ok
    print(len(picture))  # ok
    loop = asyncio.get_running_loop()
    first = await loop.run_in_executor(POOL, partial(picture.thumbnail, 64))  # ok
    second = apply(picture)  # BLOCKS: QAM402 far
    print(picture.image.size)  # BLOCKS: QAM402 far
    return web.Response(body=first + second)


async def bundle(request: web.Request) -> web.StreamResponse:
    disk = DiskStorage(request.app["root"])  # ok
    target = await asyncio.to_thread(disk.bundle, "/tmp/a.zip")  # ok
    disk.bundle("/tmp/b.zip")  # BLOCKS: QAM303 far
    disk.copy("x", "y")  # BLOCKS: QAM303 far
    os.replace(target, "/tmp/c.zip")
    response = web.FileResponse("/tmp/c.zip")  # ok
    with tempfile.TemporaryFile() as scratch:  # BLOCKS: QAM303
        scratch.write(b"x")  # BLOCKS: QAM303
    async with aiofiles.open(target, "rb") as handle:  # ok
        print(len(await handle.read()))  # ok
    return response


async def any_backend(request: web.Request) -> web.Response:
    store = storage_for(request.query["backend"])  # ok
    print(store.url("a"))  # ok
    return web.Response(body=store.get("a"))  # BLOCKS: QAM305 far


async def proxied(request: web.Request) -> web.Response:
    async with ClientSession() as session, session.get("https://example.org") as answer:  # ok
        body = await answer.read()  # ok
    async with aiobotocore.session.get_session().create_client("s3") as client:  # ok
        await client.put_object(Bucket="b", Key="k", Body=body)  # ok
    return web.Response(body=body)


async def cleanup(app: web.Application):
    yield
    DiskStorage(app["root"]).clear()  # BLOCKS: QAM303 far


def make_app() -> web.Application:
    app = web.Application()
    app["s3"] = storage_for("s3")  # ok
    app.cleanup_ctx.append(cleanup)
    app.router.add_view("/upload/{key}", Upload)
    app.router.add_get("/list", listing)
    app.router.add_post("/transform", transform)
    app.router.add_get("/bundle", bundle)
    app.router.add_get("/any", any_backend)
    return app
