import asyncio
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
from fastapi import Depends, FastAPI
from starlette.concurrency import run_in_threadpool

from .core import actions
from .core.actions import Command, caption_pipeline, copier, ffmpeg, fill, namer, run_plugins, settings, visit, with_progress
from .core.files import ROOT, Buffer, Codec, Frame, ImageCodec, JsonCodec, Library, Spool, Unpacker, Vision, bundle, version

app = FastAPI()
library = Library(ROOT)
executor = ThreadPoolExecutor()


def get_vision() -> Vision:
    return Vision.shared()


@app.get("/caption")
async def caption(name: str, vision: Vision = Depends(get_vision)):
    print(vision.label(), version())  # ok
    return vision.caption(ROOT / name)  # BLOCKS: QAM401 far


@app.get("/features")
async def features(text: str):
    vision = await run_in_threadpool(Vision.shared)  # ok
    safe = await anyio.to_thread.run_sync(vision.features, text)  # ok
    return safe, vision.features(text)  # BLOCKS: QAM401 far


@app.get("/file/{name}")
async def file(name: str):
    part = library / name  # ok
    print(len(library), part.root)  # ok
    return library[name]  # BLOCKS: QAM303 far


@app.get("/files")
async def files():
    return [name for name in library]  # BLOCKS: QAM303 far


async def frames(path: Path) -> str:
    frame = Frame(path)  # ok
    print(frame.name, frame < Frame(path))  # ok
    pixels = frame.pixels  # BLOCKS: QAM402 far
    print(bytes(frame))  # BLOCKS: QAM303 far
    return f"{frame.checksum} {pixels}"  # BLOCKS: QAM303 far


async def codecs(path: Path) -> dict:
    codec = JsonCodec()  # ok
    codec.loads("{}")  # ok
    return codec.load(path)  # BLOCKS: QAM303 far


async def unpack(path: Path, target: Path) -> None:
    unpacker = Unpacker()  # ok
    print(unpacker.members(["b", "a"]))  # ok
    with zipfile.ZipFile(path) as archive:  # BLOCKS: QAM303
        unpacker.unpack(archive, target)  # BLOCKS: QAM303 far


async def pack(folder: Path) -> Path:
    await asyncio.wrap_future(executor.submit(bundle, folder))  # ok
    return bundle(folder)  # BLOCKS: QAM303 far


async def spool(data: bytes) -> None:
    with Buffer() as buffer:  # ok
        buffer.write(data)  # ok
    with Spool() as sink:  # BLOCKS: QAM303 far
        sink.write(data)  # BLOCKS: QAM303 far


async def commands(path: str) -> None:
    print(str(ffmpeg))  # ok
    ffmpeg("-i", path)  # BLOCKS: QAM304 far
    print(ffmpeg.version)  # BLOCKS: QAM304 far
    ffmpeg.probe(path)  # BLOCKS: QAM304 far
    await asyncio.to_thread(ffmpeg, "-i", path)  # ok


async def plugins(path: Path) -> None:
    actions.Namer().handle(path)  # ok
    run_plugins(path)  # BLOCKS: QAM303 far


async def progress(folder: Path) -> None:
    with_progress(print, "x", every=2)  # ok
    with_progress(bundle, folder)  # BLOCKS: QAM303 far
    await asyncio.to_thread(with_progress, bundle, folder)  # ok


async def closures(paths: list[Path], target: Path) -> None:
    name = namer(target)  # ok
    copy = copier(target)  # ok
    visit(paths)  # ok
    visit(paths, name)  # ok
    visit(paths, copy)  # BLOCKS: QAM303 far
    for path in paths:
        copy(path)  # BLOCKS: QAM303 far


async def pipelines() -> str:
    pipeline = await asyncio.to_thread(caption_pipeline)  # ok
    return pipeline.run("a.png")  # BLOCKS: QAM401 far


async def configured() -> str:
    return settings("title")  # BLOCKS: QAM303 far


async def images(codec: ImageCodec, path: Path):
    return codec.load(path)  # BLOCKS: QAM303 far


async def lazily(paths: list[Path]):
    generator = (bundle(path) for path in paths)  # ok
    return await asyncio.to_thread(list, generator)  # ok


async def with_lambda(path: Path) -> None:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(executor, lambda: Frame(path).checksum)  # ok
    get = lambda: Frame(path).checksum  # ok
    get()  # BLOCKS: QAM303 far
