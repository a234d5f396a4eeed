import asyncio
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import aiofiles
import anyio

from . import tree
from .tree import DiskDict, Workspace, ask, clean, either, hooks, ini, pack, quiet_hooks, rows, unpack

BASE = Path(__file__).parent
LICENSE = (BASE / "LICENSE").read_text() if BASE.name == "x" else ""


async def configure(path: str) -> Workspace:
    w = Workspace.load(path)  # BLOCKS: QAM303 far
    h = Workspace.here()  # ok
    print(w == h, w.level, h / "x")  # ok
    print(w.mode)  # BLOCKS: QAM303 far
    w += "line"  # BLOCKS: QAM303 far
    print(w.manifest)  # BLOCKS: QAM303 far
    print(Workspace.parse("a = 1"), ini(path))  # BLOCKS: QAM303 far
    return await asyncio.to_thread(Workspace.load, path)  # ok


async def dictionaries(folder: str) -> None:
    d = DiskDict(folder)  # ok
    d["a"] = b"x"  # ok
    print(d["a"])  # BLOCKS: QAM303 far
    print(len(d), list(d))  # ok
    print(d.get("b"))  # BLOCKS: QAM303 far
    del d["a"]  # ok


async def hooked(folder: str) -> None:
    hooks.fire("built", folder)  # BLOCKS: QAM303 far
    quiet_hooks.fire("named", folder)  # ok
    await hooks.afire("built", folder)  # ok
    await clean(folder)  # ok
    await either(pack, folder)  # ok
    pack(folder)  # BLOCKS: QAM303 far
    await asyncio.get_running_loop().run_in_executor(None, unpack, "a", "b")  # ok
    unpack("a", "b")  # BLOCKS: QAM303 far


async def tables(path: str) -> int:
    lazy = rows(path)  # ok
    total = 0
    for row in lazy:  # BLOCKS: QAM303 far
        total += len(row)
    print(next(rows(path)))  # BLOCKS: QAM303 far
    print(sorted(rows(path), key=len))  # BLOCKS: QAM303 far
    print(await asyncio.to_thread(lambda: list(rows(path))))  # ok
    return total


async def streams(path: str) -> str:
    async with aiofiles.open(path) as file:  # ok
        head = await file.read()  # ok
    async with await anyio.open_file(path) as file:  # ok
        head += await file.read()  # ok
    head += await anyio.Path(path).read_text()  # ok
    head += sys.stdin.readline()  # BLOCKS: QAM311
    head += input("> ")  # BLOCKS: QAM311
    head += ask()  # BLOCKS: QAM311 far
    head += await asyncio.to_thread(input, "> ")  # ok
    with tempfile.TemporaryFile("w+") as scratch:  # BLOCKS: QAM303
        scratch.write(head)  # BLOCKS: QAM303
    with zipfile.ZipFile(path) as archive:  # BLOCKS: QAM303
        print(archive.namelist())  # ok
        head += archive.read("x").decode()  # BLOCKS: QAM303
    print(os.path.join(path, "x"), Path(path).with_suffix(".y"), LICENSE)  # ok

    def shadow(open):
        return open(path)

    print(shadow(str))  # ok

    class Local:
        text = Path(path).read_text()  # BLOCKS: QAM303

        def read(self):
            return Path(path).read_text()

    print(Local.text)  # ok
    return head + Local().read()  # BLOCKS: QAM303


async def tree_walk(path: str) -> list[str]:
    found = tree.glob.glob(path)  # BLOCKS: QAM303
    files = await asyncio.to_thread(tree.rows, path)  # ok
    return [*found, *map(str, files)]  # BLOCKS: QAM303
