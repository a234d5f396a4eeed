from __future__ import annotations

import asyncio
import io
from contextlib import asynccontextmanager
from functools import partial

import anyio
from fastapi import BackgroundTasks, Depends, FastAPI, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from .config import Settings, banner, settings
from .directory import AsyncDirectory, Directory, Limits, StaticDirectory, SyncLimits
from .storage import Blob, DiskBlob, MemoryBlob, blob_for, in_memory, on_disk

directory = Directory("https://directory")
static = StaticDirectory("https://directory")
adirectory = AsyncDirectory("https://directory")


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.directory = directory  # ok
    app.state.limits = Limits("redis://x", use_async=True)  # ok
    app.state.greeting = banner()  # ok
    await anyio.to_thread.run_sync(directory.lookup, "root")  # ok
    yield
    await adirectory.aclient.aclose()  # ok


app = FastAPI(lifespan=lifespan)


def sync_tenant(name: str) -> dict:
    return directory.lookup(name)  # ok


async def tenant(name: str) -> dict:
    return directory.lookup(name)  # BLOCKS: QAM302 far


async def cheap_tenant(name: str) -> dict:
    directory.forget(name)  # ok
    return static.lookup(name)  # ok


@app.get("/{name}")
async def show(name: str, who: dict = Depends(sync_tenant), config: Settings = Depends(settings)) -> dict:
    print(config.prefix, config.tenant_dir(name))  # ok
    print(config.secret)  # BLOCKS: QAM303 far
    print(await adirectory.lookup(name))  # ok
    return {**who, "url": directory.url(name)}  # ok


@app.put("/{name}/blob")
async def store(name: str, file: UploadFile, tasks: BackgroundTasks) -> dict:
    data = await file.read()  # ok
    blob = DiskBlob(settings().tenant_dir(name))  # ok
    tasks.add_task(blob.put, "later", data)  # ok
    blob.put("now", data)  # BLOCKS: QAM303 far
    scratch = MemoryBlob()  # ok
    scratch.put("a", data)  # ok
    scratch.copy("a", "b")  # ok
    blob.copy("now", "then")  # BLOCKS: QAM303 far
    upload = in_memory(data)  # ok
    for chunk in upload.chunks():  # ok
        print(chunk)
    spooled = on_disk(blob.root / "now")  # ok
    for chunk in spooled.chunks():  # BLOCKS: QAM303 far
        print(chunk)
    return {"scheme": blob.scheme}


@app.get("/{name}/blob/{key}")
async def download(name: str, key: str) -> StreamingResponse:
    blob: Blob = blob_for(name, ephemeral=True)  # ok
    saved = on_disk(settings().tenant_dir(name) / key)  # ok
    await run_in_threadpool(blob.fetch, key)  # ok
    return StreamingResponse(saved.chunks())  # ok


@app.delete("/{name}")
async def drop(name: str, request: Request) -> None:
    blob = DiskBlob(settings().tenant_dir(name))  # ok
    job = partial(blob.drop)  # ok
    await asyncio.get_running_loop().run_in_executor(None, job)  # ok
    job()  # BLOCKS: QAM303 far
    await request.app.state.limits.take(name)  # ok
    limits = SyncLimits("redis://x")  # ok
    limits.take(name)  # BLOCKS: QAM305 far
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.to_thread(limits.take, name))  # ok
        group.create_task(tenant(name))  # ok


@app.post("/reload")
async def reload(names: list[str]) -> int:
    known = {name: static.lookup(name) for name in names}  # ok
    directory.swap(known)  # BLOCKS: QAM308 far
    fresh = {name: directory.lookup(name) for name in names}  # BLOCKS: QAM302 far
    lazily = (directory.lookup(name) for name in names)  # ok
    total = await asyncio.to_thread(lambda: sum(1 for _ in lazily))  # ok
    picked = await asyncio.gather(*(asyncio.to_thread(directory.lookup, n) for n in names))  # ok
    buffer = io.BytesIO()
    buffer.write(b"x")  # ok
    return total + len(fresh) + len(picked)


@app.get("/sync/{name}")
def sync_show(name: str) -> dict:
    return {"secret": settings().secret, **directory.lookup(name)}  # ok
