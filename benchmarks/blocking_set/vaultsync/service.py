from __future__ import annotations

import asyncio
import io
import threading
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

import aiofiles
import anyio

from .backends import (
    Backend,
    BucketBackend,
    DictBackend,
    HttpBackend,
    LocalBackend,
    StubS3,
    Throttled,
    checksum,
    counted,
    digest,
    names_of,
    packed,
    walker,
)


class Sync:
    def __init__(self, backend: Backend, dry_run: bool = False) -> None:
        self.backend = backend
        self.dry_run = dry_run
        self.log: list[str] = []

    def one(self, name: str, data: bytes) -> None:
        if self.dry_run:
            self.log.append(name)
            return
        self.backend.push(name, io.BytesIO(data))

    async def run(self, data: bytes) -> None:
        await asyncio.to_thread(self.one, "a", data)  # ok
        self.log.append(checksum(data))  # ok


async def memory_only(data: bytes) -> None:
    store = DictBackend()  # ok
    store.push("a", io.BytesIO(data))  # ok
    store.push_all({"a": data})  # ok
    with store as opened:  # ok
        opened.push("b", io.BytesIO(data))  # ok
    slow = Throttled(store)  # ok
    slow.push("a", io.BytesIO(data))  # ok
    Sync(DictBackend()).one("a", data)  # ok
    Sync(LocalBackend(Path("/x")), dry_run=True).one("a", data)  # ok
    stub = BucketBackend("b", StubS3())  # ok
    stub.push("a", io.BytesIO(data))  # ok
    print(slow.count, stub.describe())  # ok


async def really(data: bytes) -> None:
    local = LocalBackend(Path("/backups"))  # ok
    local.push("a", io.BytesIO(data))  # BLOCKS: QAM303 far
    local.push_all({"a": data})  # BLOCKS: QAM303 far
    print(local.describe())  # ok
    Throttled(BucketBackend("b")).push("a", io.BytesIO(data))  # BLOCKS: QAM305 far
    with HttpBackend("https://x") as remote:  # ok
        remote.push("a", io.BytesIO(data))  # BLOCKS: QAM302 far
    Sync(local).one("a", data)  # BLOCKS: QAM303
    await Sync(local).run(data)  # ok


async def folders(root: Path) -> list[str]:
    with counted() as seen:  # ok
        seen.append(1)
    with packed(root) as buffer:  # BLOCKS: QAM303 far
        print(len(buffer.getvalue()))  # ok
    found = walker("/srv")  # ok
    later = await asyncio.to_thread(list, walker("/srv", print))  # ok
    names = [name for name in found]  # BLOCKS: QAM303 far
    print(names_of([root / "a.md"]))  # ok
    async with aiofiles.open("/x", "rb") as handle:  # ok
        print(checksum(await handle.read()))  # ok
    with open("/big", "rb") as big:  # BLOCKS: QAM303
        print(digest(big))  # BLOCKS: QAM402 far
    async with AsyncExitStack() as stack:  # ok
        await stack.enter_async_context(aiofiles.open("/y"))  # ok
    with ExitStack() as plain:  # ok
        plain.enter_context(counted())  # ok
    print(await anyio.Path(root).exists(), later)  # ok
    return names


def start() -> None:
    threading.Thread(target=lambda: list(walker("/srv")), daemon=True).start()  # ok
    for name in walker("/srv"):
        print(name)  # ok
