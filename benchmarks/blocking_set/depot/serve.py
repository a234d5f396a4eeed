import asyncio
import os
import shutil
from io import BytesIO
from pathlib import Path
from tarfile import TarFile
from zipfile import ZipFile

import aiofiles
import aiofiles.os
from sanic import Sanic, response

from .files import Pack, Store, line, locked, mode, packed, same, scratch, view

app = Sanic("depot")
store = Store("/srv/depot")


class Fake:
    def read_bytes(self) -> bytes:
        return b""

    def open(self) -> "Fake":
        return self


@app.get("/f/<name>")
async def fetch(request, name: str):
    if name not in store:  # ok
        return response.empty(404)
    data = store[name]  # BLOCKS: QAM303 far
    path = store / name  # ok
    print(path.suffix, store.parts)  # ok
    again = path.read_bytes()  # BLOCKS: QAM303
    async with aiofiles.open(path, "rb") as handle:  # ok
        third = await handle.read()  # ok
    await aiofiles.os.remove(path)  # ok
    return response.raw(data + again + third)


@app.put("/f/<name>")
async def put(request, name: str):
    store[name] = request.body  # BLOCKS: QAM303 far
    await asyncio.to_thread(store.__setitem__, name, request.body)  # ok
    copied = store.copy(name, name + ".bak")  # BLOCKS: QAM303 far
    print(mode(0o644), copied)  # ok
    small = packed(request.body)  # BLOCKS: QAM402 far
    return response.json({"n": len(small)})


@app.get("/list")
async def names(request):
    found = list(store)  # ok
    found += store.find("*.txt")  # BLOCKS: QAM303 far
    for text in store.lines("index"):  # BLOCKS: QAM303 far
        found.append(text)
    found.append(line("index", 3))  # BLOCKS: QAM303 far
    root = Path("/srv")  # ok
    found += [str(p) for p in root.rglob("*")]  # BLOCKS: QAM303
    found.append(str(root.joinpath("a").with_suffix(".b")))  # ok
    return response.json(found)


@app.post("/pack")
async def unpack(request):
    pack = Pack(Path("a.tar"))  # BLOCKS: QAM303 far
    pack.unpack(Path("/srv"))  # BLOCKS: QAM303 far
    with ZipFile(BytesIO(request.body)) as archive:  # ok
        names = archive.namelist()  # ok
    with ZipFile("b.zip") as archive:  # BLOCKS: QAM303
        archive.extractall("/srv")  # BLOCKS: QAM303
    inner = TarFile(fileobj=BytesIO(request.body))  # ok
    print(inner.getnames())  # ok
    handle = locked(Path("lock"))  # BLOCKS: QAM303 far
    handle.write("x")  # BLOCKS: QAM303
    print(same("a", "b"), names)  # BLOCKS: QAM303 far
    shutil.rmtree("/srv/old", ignore_errors=True)  # BLOCKS: QAM303
    name = scratch()  # BLOCKS: QAM303 far
    window = view("big")  # BLOCKS: QAM303 far
    fake = Fake()  # ok
    fake.open().read_bytes()  # ok
    os.sync()  # BLOCKS: QAM303
    return response.json([name, len(window)])
