import asyncio
import io
import os
from pathlib import Path

import aiofiles
import aiofiles.os
import anyio

from . import walk
from .walk import Tree, constant, find, lines, newest, pack, parse, relative, tail

root = Path("docs")
tree = Tree(root)
settings = walk.config()


async def once() -> list[str]:
    found = find(root)  # BLOCKS: QAM303 far
    names = [relative(p, root) for p in found]  # ok
    texts = [tree.read(name) for name in names]  # BLOCKS: QAM303 far
    print(tree.url("x"), settings.get("x"))  # ok
    return texts


async def well() -> None:
    async with aiofiles.open("x") as handle:  # ok
        print(await handle.read())  # ok
    async with await anyio.open_file("x") as other:  # ok
        print(await other.read())  # ok
    print(await aiofiles.os.listdir("."), await anyio.Path("x").read_text())  # ok
    for path in await asyncio.to_thread(lambda: list(root.rglob("*"))):  # ok
        print(path.name)
    await asyncio.to_thread(walk.copy, root, Path("out"))  # ok


async def lazily() -> None:
    for line in lines(root / "x"):  # BLOCKS: QAM303 far
        print(line)
    for path in tree:  # BLOCKS: QAM303 far
        print(path.stem, path.parent / "x")  # ok
    later = tail(root / "x")  # ok
    print(constant("x")())  # ok
    print(later())  # BLOCKS: QAM303 far


async def bytes_in_memory() -> bytes:
    buffer = io.BytesIO()  # ok
    buffer.write(b"x")  # ok
    with io.StringIO("x") as text:  # ok
        print(text.read())  # ok
    return buffer.getvalue()  # ok


async def work() -> None:
    print(newest("out"), walk.scratch())  # BLOCKS: QAM303 far
    pack(root, Path("x.tgz"))  # BLOCKS: QAM303 far
    handle = open("x")  # BLOCKS: QAM303
    handle.write("x")  # BLOCKS: QAM303
    os.environ.get("x")  # ok
    os.path.join("a", "b")  # ok
    for base, _, files in os.walk("out"):  # BLOCKS: QAM303
        print(base, files)
    walk.copy(root, Path("out"))  # BLOCKS: QAM303 far
    await asyncio.to_thread(open("x").read)  # BLOCKS: QAM303
