from __future__ import annotations

import asyncio
import io
from functools import partial
from pathlib import Path

import aiofiles
from fastapi import BackgroundTasks, FastAPI, UploadFile
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import StreamingResponse

from .media import Clip, copy, logged, pipeline, silence, sized, thumbnail, titles, upper
from .work import Once, Pool, threaded, traced

app = FastAPI()
pool = Pool()
version = Once(Clip(Path("/srv/version")).probe)
name = Once(lambda: "transcoder")


@threaded
def probe_later(clip: Clip) -> dict:
    return clip.probe()


@traced
def probe_now(clip: Clip) -> dict:
    return clip.probe()


@traced
def describe(clip: Clip) -> str:
    return " ".join(clip.command)


@app.get("/version")
async def show_version() -> dict:
    print(name(), name.peek(), version.peek())  # ok
    return version()  # BLOCKS: QAM304 far


@app.post("/clips")
async def upload(file: UploadFile, tasks: BackgroundTasks) -> dict:
    clip = Clip(Path("/in") / (file.filename or "x"))  # ok
    async with aiofiles.open(clip.path, "wb") as out:  # ok
        await out.write(await file.read())  # ok
    tasks.add_task(clip.probe)  # ok
    print(clip.stem, clip.command, describe(clip))  # ok
    print(await probe_later(clip))  # ok
    print(probe_now(clip))  # BLOCKS: QAM304 far
    print(await pool.run(clip.probe))  # ok
    print(pool.wait(clip.probe))  # BLOCKS: QAM308 far
    started = pool.submit(clip.probe)  # ok
    print(await asyncio.wrap_future(started), started.result())  # ok
    return {"digest": clip.digest}  # BLOCKS: QAM303 far


@app.get("/clips/{stem}")
async def stream(stem: str) -> StreamingResponse:
    clip = Clip(Path("/in") / stem)  # ok
    async for block in iterate_in_threadpool(clip.frames()):  # ok
        print(len(block))
    total = 0
    for block in clip.frames():  # BLOCKS: QAM303 far
        total += len(block)
    return StreamingResponse(clip.frames())  # ok


@app.post("/thumbnail")
async def small(file: UploadFile) -> bytes:
    data = await file.read()  # ok
    quick = pipeline(upper, bytes.strip)  # ok
    print(quick(data))  # ok
    heavy = pipeline(upper, thumbnail)  # ok
    print(await asyncio.to_thread(heavy, data))  # ok
    print(heavy(data))  # BLOCKS: QAM402 far
    keeping = pipeline(logged(Path("/log")), upper)  # ok
    print(keeping(data))  # BLOCKS: QAM303 far
    print(len(silence(1)))  # ok
    return await asyncio.get_running_loop().run_in_executor(None, partial(thumbnail, data))  # ok


@app.get("/sizes")
async def sizes(paths: list[str]) -> dict:
    clips = [Clip(Path(p)) for p in paths]  # ok
    print(list(titles(clips)))  # ok
    lazy = sized(clips)  # ok
    table = await asyncio.to_thread(dict, lazy)  # ok
    table.update(dict(sized(clips)))  # BLOCKS: QAM303 far
    print(copy(io.BytesIO(b"x"), io.BytesIO()))  # ok
    with open("/in/a", "rb") as source:  # BLOCKS: QAM303
        print(copy(source, io.BytesIO()))  # BLOCKS: QAM303 far
    return table


@app.get("/old/{stem}")
def old(stem: str) -> dict:
    return {"digest": Clip(Path(stem)).digest, "probe": probe_now(Clip(Path(stem)))}  # ok


@app.on_event("shutdown")
async def stop() -> None:
    pool.close()  # ok
