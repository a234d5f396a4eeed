import asyncio
import os
import pathlib

import aiofiles
from sanic import Sanic, response

from .imaging import Album, Faces, Meta, Photo, histogram, load_log
from .tasks import prerender, put, render, take, wait_ready

app = Sanic("photo")
faces = Faces()
meta = Meta("meta.db")


@app.get("/photo/<name>")
async def photo(request, name: str):
    one = Photo(pathlib.Path(name))  # ok
    two = one / "other.jpg"  # ok
    print(one.stem, os.fspath(one), hash(one))  # ok
    if one == two:  # BLOCKS: QAM303 far
        print(one < two)  # ok
    image = one.image  # BLOCKS: QAM402 far
    data = one.blurred()  # BLOCKS: QAM402 far
    safe = await asyncio.to_thread(one.blurred)  # ok
    raw = bytes(one)  # BLOCKS: QAM303 far
    n = faces.count(name)  # BLOCKS: QAM402 far
    image.thumbnail((3, 3))  # BLOCKS: QAM402
    return response.json({"n": n, "d": len(data + safe + raw), "size": image.size})  # ok


@app.get("/album/<folder>")
async def album(request, folder: str):
    photos = Album(folder)  # BLOCKS: QAM303 far
    print(photos.names(), len(photos))  # ok
    photos.pack("a.tgz")  # BLOCKS: QAM303 far
    if photos[0] in photos[1:]:  # BLOCKS: QAM303 far
        print("twice")
    info = meta.get(folder)  # BLOCKS: QAM303 far
    sums = {p.checksum() for p in photos}  # BLOCKS: QAM303 far
    photos.sort()  # ok
    async with aiofiles.open("x") as fh:  # ok
        await fh.read()  # ok
    return response.json([info, *sums])


@app.post("/jobs")
async def jobs(request):
    prerender(Photo(pathlib.Path("x")))  # ok
    future = render(Photo(pathlib.Path("x")))  # ok
    data = future.result()  # BLOCKS: QAM308
    data = await asyncio.wrap_future(future)  # ok
    put(data)  # ok
    job = take()  # BLOCKS: QAM308 far
    job = await asyncio.to_thread(take)  # ok
    wait_ready()  # BLOCKS: QAM308 far
    lines = load_log("x.gz")  # BLOCKS: QAM303 far
    os.sync()  # BLOCKS: QAM303
    total = histogram(job)  # ok
    return response.json([lines, total.tolist()])
