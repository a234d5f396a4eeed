"""Names and paths without a byte being read; files that are read elsewhere."""

import asyncio
import io
import os.path
from pathlib import Path, PurePosixPath

import aiofiles
import anyio

from .archive import open as open_archive


class Path2:
    def read_text(self):
        return ""


class Page:
    def open(self):
        return self

    def read(self):
        return "x"


async def pure(name, root: Path):
    p = root / name  # ok
    p.with_suffix(".txt").name  # ok
    str(p.parent)  # ok
    p.as_posix()  # ok
    os.path.join("a", "b")  # ok
    os.path.basename(name)  # ok
    PurePosixPath("a").joinpath("b")  # ok
    p.relative_to(root)  # ok
    p.is_absolute()  # ok
    buffer = io.StringIO()  # ok
    buffer.write("x")  # ok
    buffer.getvalue()  # ok
    io.BytesIO(b"x").read()  # ok
    Path2().read_text()  # ok
    Page().open().read()  # ok
    open_archive(name)  # ok


async def offloaded(p: Path):
    await asyncio.to_thread(p.read_text)  # ok
    await asyncio.to_thread((p / "x").write_text, "y")  # ok
    await asyncio.to_thread(lambda: list(p.rglob("*")))  # ok
    await anyio.Path(p).read_text()  # ok
    async with aiofiles.open(p) as f:  # ok
        await f.read()  # ok
    async with await anyio.open_file(p) as g:  # ok
        await g.read()  # ok

    def dump(text):
        with open(p, "w") as out:  # ok
            out.write(text)  # ok

    await asyncio.to_thread(dump, "x")  # ok


async def local_open(open, path):
    open(path)  # ok
    with open(path) as f:  # ok
        return f.read()  # ok


async def handed_in(upload, stream: io.StringIO):
    upload.read()  # ok
    return stream.read()  # ok
